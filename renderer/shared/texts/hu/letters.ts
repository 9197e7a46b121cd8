/** Letters to intermediaries. */
export const letters = {
  title: 'Közvetítők',
  hint: 'Minden közvetítő a saját, még nem regisztrált ügyfeleinek listáját kapja Excelben. Más ügyfele nem kerül bele.',
  nobody: 'Nincs kinek levelet írni',
  nobodyHint: 'Ebben az időszakban egyik közvetítőnek sincs olyan ügyfele, akinek még regisztrálnia kell.',
  period: 'Megújítási időszak',
  all: 'Minden közvetítő',
  chooseFirm: (name: string) => `${name} kapjon levelet`,
  firm: 'Közvetítő',
  clients: 'Ügyfél',
  last: 'Utolsó levél',
  states: {
    waiting: 'készül a lista',
    too_large: 'a lista túl nagy a levélhez',
    nobody: 'közben mindenki regisztrált',
  },
  text: 'A levél',
  previewOf: (name: string) => `Így kapja: ${name}`,
  list: (filename: string, clients: number) => `${filename} (${clients} ügyfél)`,
  send: (n: string) => `Küldés ${n} közvetítőnek`,
  confirm: 'Elküldi a leveleket?',
  confirmText: (firms: string, clients: string) =>
    `${firms} közvetítő kapja meg összesen ${clients} ügyfél nevét és elérhetőségét. A levelek sorsa a Kimenő lapon követhető.`,
  asked: (n: string) => `${n} levél készül. Elhagyhatja a képernyőt.`,
};
