const unsent = 'Üzenet nem ment ki.';

/** What goes wrong around templates, campaigns and gateways. */
export const messageErrors = {
  TEMPLATE_FAULT: {
    what: 'A szöveg jelölései hibásak.',
    safe: unsent,
    todo: 'Nézze át a kapcsos zárójeleket és a feltételeket.',
  },
  TEMPLATE_FIELD_UNKNOWN: {
    what: 'A szövegben olyan mező van, amely nem létezik.',
    safe: unsent,
    todo: 'Válasszon a felkínált mezők közül.',
  },
  TEMPLATE_TOO_SLOW: { what: 'A szöveg összeállítása túl sokáig tart.', safe: unsent, todo: 'Egyszerűsítse.' },
  APPROVAL_NEEDED: {
    what: 'Ennyi címzetthez egy második adminisztrátor jóváhagyása is kell.',
    safe: unsent,
    todo: 'Kérjen jóváhagyást.',
  },
  SECOND_PERSON_NEEDED: { what: 'Ezt másvalakinek kell jóváhagynia.', safe: unsent },
  CONSENT_NEEDED: { what: 'Reklámhoz rögzített hozzájárulás kell, és ilyen nincs.', safe: unsent },
  CLIENT_RESTRICTED: {
    what: 'Az ügyfél adatainak kezelése korlátozott: most csak őrizhetők.',
    safe: 'Üzenet nem ment ki, és semmi nem törlődött.',
    todo: 'Ha már nincs oka, egy adminisztrátor feloldhatja a kártyáján.',
  },
  ADDRESSES_BAD: {
    what: 'A címzettek közül túl soknak hibás vagy tiltott a címe.',
    safe: unsent,
    todo: 'Javíttassa a címeket, vagy szűkítse a kört.',
  },
  AUDIENCE_EMPTY: { what: 'Ezt az üzenetet senki sem kapná meg.', safe: unsent, todo: 'Válasszon más címzetteket.' },
  TRIAL_ONLY: { what: 'Gyakorló üzemben csak a próbaátjáró küld.', safe: unsent },
  SECRET_AGAIN: {
    what: 'A tárolt jelszót másik kiszolgálóhoz adták meg.',
    safe: 'A beállítás nem változott.',
    todo: 'Adja meg újra a jelszót vagy kulcsot az új kiszolgálóhoz.',
  },
  BALANCE_NOT_TOLD: { what: 'Ez az átjáró nem mondja meg az egyenleget.', safe: 'Semmi nem változott.' },
  GATEWAY_NOT_SAFE: {
    what: 'A jelszó titkosítás nélkül utazna.',
    safe: 'A beállítás nem változott.',
    todo: 'Válasszon TLS vagy STARTTLS kapcsolatot.',
  },
  SECRET_MESSAGE: { what: 'Kódot és jelszót nem küldünk újra.', safe: unsent, todo: 'Küldjön helyette újat.' },
};
