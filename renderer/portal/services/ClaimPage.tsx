import { useRef, useState } from 'react';
import { services } from '#contract/services.ts';
import { call } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { Area } from '../parts/Area.tsx';
import { Field } from '../parts/Field.tsx';
import { AskPage } from './AskPage.tsx';
import { ContractChoice } from './ContractChoice.tsx';

/** A claim with its photos. Photos that have arrived are not sent again when a later one fails. */
export function ClaimPage() {
  const words = useWords().services.claim;
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const reported = useRef<{ id: number; arrived: number } | null>(null);
  const send = async (values: Record<string, string>): Promise<void> => {
    const { contractNumber = '', happenedOn = '', place = '', description = '' } = values;
    if (reported.current === null) {
      const { id } = await call(services.claim, { contractNumber, happenedOn, place, description });
      reported.current = { id, arrived: 0 };
    }
    const claim = reported.current;
    for (const photo of photos.slice(claim.arrived)) {
      await call(services.photo, { id: claim.id, filename: photo.name.slice(-120) }, { file: photo });
      claim.arrived += 1;
    }
  };
  return (
    <AskPage place="services/claim" lead={words.lead} send={send}>
      <ContractChoice />
      <Field name="happenedOn" type="date" label={words.on} />
      <Field name="place" label={words.place} />
      <Area name="description" label={words.description} hint={words.descriptionHint} maxLength={2000} />
      <div className="field">
        <label htmlFor="photos">{words.photos}</label>
        <p id="photos-hint" className="hint">
          {words.photosHint}
        </p>
        <input
          id="photos"
          type="file"
          multiple
          accept="image/jpeg,image/png,image/webp"
          aria-describedby="photos-hint"
          onChange={({ target }) => {
            setPhotos([...(target.files ?? [])]);
            if (reported.current) reported.current.arrived = 0;
          }}
        />
      </div>
    </AskPage>
  );
}
