/** A small made-up list, with one of everything that can come up in it. Nobody in it exists. */
const lines = [
  'Ügyfélszámlaszám;Ügyfél neve;Ügyfél típusa;Számlakezelő;Mobiltelefon;E-mail cím;Irányítószám;Település;Közvetítő kód;Közvetítő neve;Szerződéskötés dátuma;Módozat;Ügyfélportál regisztráció;Regisztráció dátuma',
  '0990000001;Minta Anna;magánszemély;tulajdonos;+36 30 111 0001;anna@example.hu;1117;Budapest;M001;Minta Alkusz Kft.;2011. 12. 05.;KGFB;nem;',
  '0990000002;Próba Béla;magánszemély;tulajdonos;06-20/111-0002;bela@example.hu;6720;Szeged;M001;Minta Alkusz Kft.;2011. 12. 09.;Casco;igen;2012. 02. 03.',
  '0990000003;Teszt Cecília;magánszemély;tulajdonos;70/111-0003;;7621;Pécs;M002;Próba Iroda Bt.;2011. 12. 14.;Lakás;nem;',
  '0990000004;Példa Fuvarozó Kft.;cég;alkusz;+36 31 111 0004;iroda@example.hu;9021;Győr;M002;Próba Iroda Bt.;2011. 12. 20.;KGFB;nem;',
  '0990000005;Minta Dénes;magánszemély;tulajdonos;06 1 421 1421;denes@example.hu;1051;Budapest;M001;Minta Alkusz Kft.;2012. 01. 03.;KGFB;nem;',
  '0990000006;Őry Dzsenifer;magánszemély;tulajdonos;06-30/111-0006;dzseni@example.hu;8200;Veszprém;M001;Minta Alkusz Kft.;2012. 01. 08.;Utas;nem;',
  '0990000007;Szűcs Ödön;magánszemély;ügynök;+36 20 111 0007;odon@example.hu;3525;Miskolc;M003;Teszt Ügynökség;2012. 01. 11.;Casco;nem;',
  '0990000008;Czakó Éva;magánszemély;tulajdonos;+36 70 111 0008;eva@example.hu;4024;Debrecen;M003;Teszt Ügynökség;2012. 01. 16.;KGFB;igen;2012. 02. 10.',
  '0990000009;Zsigmond Gyula;magánszemély;tulajdonos;;gyula@example.hu;9700;Szombathely;M001;Minta Alkusz Kft.;2012. 01. 19.;Lakás;nem;',
  '0990000010;Lyka Tünde;magánszemély;tulajdonos;+36 50 111 0010;tunde@example;6722;Szeged;M002;Próba Iroda Bt.;2012. 01. 25.;KGFB;nem;',
];

export const sampleList = (name: string): File =>
  new File(['\uFEFF', lines.join('\r\n')], name, { type: 'text/csv;charset=utf-8' });
