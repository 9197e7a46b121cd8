export const listSize = {
  title: 'Listák mérete',
  hint: 'Ennél nagyobb fájlt a program már érkezés közben visszautasít: sem a lemezt, sem a memóriát nem töltheti meg.',
  megabytes: 'Legfeljebb (MB)',
  wrong: (most: string) => `Egész szám legyen, 1 és ${most} között.`,
};
