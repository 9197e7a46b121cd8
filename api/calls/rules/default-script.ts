/** What agents say until somebody writes a script of the office's own. `#` begins a part, `-` a line of a list. */
export const defaultScript = `# Bemutatkozás
Jó napot kívánok! {{ hivo }} vagyok{% if iroda != biztosito %}, {{ iroda }}{% endif %}, a(z) {{ biztosito }} megbízásából. {{ nev }} úrral/hölggyel beszélek?
{% if visszahivas != "" %}Visszahívást kért tőlünk: „{{ visszahivas }}”.
{% endif %}Az {{ portal }} regisztrációja ügyében keresem, két-három perc lesz. Alkalmas most?

# Rögzítés
Tájékoztatom, hogy a hívás adatait feljegyezzük; beszélgetését nem vesszük hangfelvételre.

# Azonosítás
Kérjen kettőt: születési dátum, az ügyfélszámlaszám utolsó négy jegye, irányítószám. Ön ne olvasson fel adatot: az ügyfél mondja.
- Ha nem az ügyfél vette fel: ne mondja el, miért keresi. Kimenetel: „más vette fel”.

# Miért fontos
{% if napok < 0 %}A regisztráció határideje {{ hatarido }} volt, ezért minél előbb érdemes pótolni.
{% elsif napok == 0 %}A regisztráció határideje ma van.
{% else %}A regisztráció határideje {{ hatarido }}, még {{ napok }} nap.
{% endif %}Számlái és levelei ezután csak az {{ portal }} felületén lesznek ott.
{% if szamlak > 1 %}Önnek {{ szamlak }} ügyfélszámlája vár regisztrációra; egy hívásban mindet megbeszéljük.
{% endif %}
# Regisztráció öt lépésben
{% case lepes %}{% when "sms_sent" %}Már elkezdte, az SMS-jelszónál tart: kérje meg, hogy írja be az SMS utolsó öt jelét.
{% when "sms_expired" %}Lejárt az SMS-jelszava: küldjön újat a segítség gombbal.
{% when "code_sent" %}Az e-mailben kapott kódnál tart: nézze meg a levélszemét mappát is.
{% when "finished" %}Már csak be kell jelentkeznie, és a levélben kapott kóddal megerősíteni.
{% when "locked" %}Zárolva van a belépése: a jelszó-emlékeztetővel tud új jelszót megadni.
{% else %}- Ügyfélszámlaszám és mobilszám megadása
- Az SMS-ben kapott jelszó utolsó öt jele
- E-mail-cím és az oda küldött kód
- Nyilatkozatok elfogadása és saját jelszó
- Első belépés és megerősítés
{% endcase %}Az SMS-jelszót, a kódot és a jelszót soha ne kérje el. Ha az ügyfél diktálni kezdi, állítsa meg.

# Segíthetek most?
- Igen: végigkísérem, közben a képernyőn látom, hol tart.
- Most nem jó: mikor hívjam vissza? A saját szavait jegyezze fel.
- Nem kéri: köszönje meg, és rögzítse a kimenetelt.
`;
