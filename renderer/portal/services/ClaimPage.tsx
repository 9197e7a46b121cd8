import { useRef, useState } from 'react';
import { services } from '#contract/services.ts';
import { call } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { Area } from '../parts/Area.tsx';
import { Field } from '../parts/Field.tsx';
import { AskPage } from './AskPage.tsx';
import { ContractChoice } from './ContractChoice.tsx';
import { photoCodes, Photos } from './Photos.tsx';

/** A claim with its photos. Photos that have arrived are not sent again when a later one fails. */
export function ClaimPage() {
  const words = useWords().services.claim;
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const [arrived, setArrived] = useState<number | null>(null);
  const claim = useRef<number | null>(null);
  const send = async (values: Record<string, string>): Promise<void> => {
    const { contractNumber = '', happenedOn = '', place = '', description = '' } = values;
    claim.current ??= (await call(services.claim, { contractNumber, happenedOn, place, description })).id;
    const from = arrived ?? 0;
    setArrived(from);
    for (const [n, photo] of photos.slice(from).entries()) {
      await call(services.photo, { id: claim.current, filename: photo.name.slice(-120) }, { file: photo });
      setArrived(from + n + 1);
    }
  };
  return (
    <AskPage place="services/claim" lead={words.lead} claimed={photoCodes} send={send}>
      <ContractChoice />
      <Field name="happenedOn" type="date" label={words.on} />
      <Field name="place" label={words.place} maxLength={200} />
      <Area name="description" label={words.description} hint={words.descriptionHint} maxLength={2000} />
      <Photos
        chosen={photos}
        arrived={arrived}
        choose={(files) => {
          setPhotos(files);
          if (claim.current !== null) setArrived(0);
        }}
      />
    </AskPage>
  );
}
