//! Words that tell languages apart: the small words every sentence has, and frequent words whose
//! spelling differs between neighbours. A word that several languages share stands in each list.

use super::Tongue;

/// The list of each tongue, words separated by white space.
pub(super) const LISTS: [(Tongue, &str); 9] = [
    (Tongue::Nb, NB),
    (Tongue::Nn, NN),
    (Tongue::En, EN),
    (Tongue::Da, DA),
    (Tongue::Sv, SV),
    (Tongue::Se, SE),
    (Tongue::Nb, CALENDAR),
    (Tongue::Nn, CALENDAR),
    (Tongue::Da, CALENDAR),
];

/// Names that Norwegian and Danish share: they tell nothing, however their letters look.
const CALENDAR: &str =
    "januar februar mars april mai juni juli august september oktober november desember
tirsdag onsdag torsdag fredag kl ca jan feb mar apr jun jul aug sep sept okt nov des";

const NB: &str = "
jeg du han hun den det vi dere de meg deg ham henne oss dem seg min mitt mine din ditt dine sin sitt
sine hans hennes vår vårt våre deres en ei et ett og eller men for så at om hvis fordi når da mens
siden enn som ikke ja nei jo ei i på til fra av med mot under over etter før ved hos mellom gjennom
uten blant innen innenfor utenfor omkring langs rundt bak foran hva hvem hvor hvordan hvorfor hvilken
hvilket hvilke hvor når hver hvert noe noen ingen ingenting alle alt all mange mye mer mest flere
flest få færre litt lite liten små stor store større størst annen annet andre samme selv selve bare
også allerede aldri alltid ofte kanskje her der hit dit nå snart igjen ennå ut inn opp ned hjem hjemme
er var være vært blir ble bli blitt har hadde ha hatt kan kunne kunnet skal skulle vil ville må måtte
bør burde får fikk fått få går gikk gått gå kommer kom kommet gjør gjorde gjort gjøre sier sa sagt si
vet visste vite ser så sett se tar tok tatt ta gir ga gitt gi finner fant finne trenger trengte søker
søkte søke søkt lurer spør spørsmål svar heter bor bodde bo jobber jobb arbeid arbeide penger barn
barnet barna barnehage gravid mor far sønn datter kone mann foreldre foreldrepenger uke uker uken dag
dager dagen måned måneder år året årene tid tiden i dag morgen kveld sist neste første siste hjelp
hjelpe takk hei bra god gode godt ny nytt nye gammel gamle riktig viktig vanskelig mulig enkelt hele
helt veldig ganske nok slik slike sånn denne dette disse hverandre mennesker noensinne skole syk syke
sykt død døde dødd ligger ligge stå står begynne begynner fortsette forskjellig spesiell egentlig
særlig vanligvis tilbake sammen sånt øre melk bok øye øyne ord kjøre kjører kjøpe betale skrive skrev
lese leste spise drikke sove høre hørte føler følte tenke tenkte tror trodde kjenner bedriften
foreningen søknad søknaden kommunen loven rett rettigheter krav saken vedtak kroner likevel imidlertid
ifølge hvorvidt dersom derfor derimot både verken enten hverken dessuten heller selvfølgelig fortsatt
sent tidlig lenge lenger nærmere byen landet norsk norge gjerne måte deler grunn navn ekteskap
oppsagt sagt mistet mista boligen kjærlighet sykdom håper vennlig lyst
";

const NN: &str = "
eg du han ho den det vi me de dykk dei meg deg henne oss seg min mi mitt mine din di ditt dine sin si
sitt sine hans hennar vår vårt våre dykkar deira ein ei eit eitt og eller men for så at om viss fordi
når då medan sidan enn som ikkje ja nei jo i på til frå av med mot under over etter før ved hos hjå
mellom gjennom utan blant innan innanfor utanfor omkring langs rundt bak framfor kva kven kvar korleis
kvifor kva kvar kor kvart kvar noko nokon nokre ingen ingenting inkje alle alt all mange mykje meir mest
fleire flest få færre litt lite liten små stor store større størst annan anna andre same sjølv sjølve
berre òg også allereie aldri alltid ofte kanskje her der hit dit no snart igjen enno ut inn opp ned heim
heime er var vere vera vore blir vert blei vart bli verte blitt har hadde ha hatt kan kunne kunna skal
skulle vil ville må måtte bør burde får fekk fått få går gjekk gått gå kjem kom kome kommen gjer gjorde
gjort gjere gjera seier sa sagt seie veit visste vite ser såg sett sjå sjå tek tok teke ta gjev gir gav
gjeve finn fann finne treng trong trengst søkjer søkte søkje søke søkt lurer spør spørsmål svar heiter
bur budde bu jobbar jobb arbeid arbeide pengar barn barnet barna born barnehage barnehagen gravid mor
far son dotter kone mann foreldre foreldrepengar veke veker veka dag dagar dagen månad månader år året
åra tid tida i dag morgon kveld sist neste første siste hjelp hjelpe takk hei bra god gode godt ny nytt
nye gammal gamle rett viktig vanskeleg mogleg enkelt heile heilt veldig ganske nok slik slike denne
dette desse kvarandre menneske nokosinne skule sjuk sjuke sjukt død døydde døydd døyr ligg liggje stå
står byrje byrjar begynne begynner halde held fram forskjellig ulik ulike spesiell eigentleg særleg
vanlegvis tilbake attende saman mjølk bok auge augo ord køyre køyrer kjøpe betale skrive skreiv lese
las ete drikke sove høyre høyrde høyrer føler kjenner tenkje tenkte trur trudde verksemda verksemd
foreininga søknad søknaden kommunen lova rett rettar krav saka vedtak kroner likevel derimot ifølgje
dersom difor både korkje anten dessutan heller sjølvsagt framleis seint tidleg lenge lenger nærare byen
landet norsk noreg gjerne måte delar grunn namn ekteskap oppsagd mista bustad bustaden kjærleik sjukdom
vonar håpar venleg lyst ynskjer ønskjer vegen veg rekning nokolunde einaste einskild leiar tilsett
starta leggje leggja ber berast kome kjende åleine likar ikkja draum draumar høgare høg frosk verda
";

const EN: &str = "
i you he she it we they me him her us them my your his its our their mine yours a an the and or but for
so that if because when while since than as not yes no in on to from of with against under over after
before at by between through without among within around behind what who whom whose where how why which
each every some any something anything nothing nobody none all many much more most several few little
small big large other another same self only also already never always often maybe perhaps here there
now soon again yet still out up down home is am are was were be been being become became has have had
having can could shall should will would must may might get gets got go goes went gone come comes came
do does did done doing say says said know knew known see saw seen take took taken give gave given find
found need needs needed apply applied application want wanted wonder ask asked question answer name live
lives lived work working job money child children kid baby pregnant mother father son daughter wife
husband parents parental benefit benefits week weeks day days month months year years time today tomorrow
yesterday last next first help please thanks thank hello hi hey good well new old right important hard
possible whole very quite enough such this that these those people person school sick ill died dead
death start started continue different special back together milk book eye word drive buy pay write read
eat drink sleep hear feel think believe company association municipality law rights claim case decision
don't doesn't didn't isn't can't won't i'm i've it's dont im ive whether however therefore both either
neither of course late early long city country english norwegian norway residence permit move moved
moving about into just like lost fired unemployed off does business tax card number doctor bank account
";

const DA: &str = "
jeg du han hun den det vi i de mig dig ham hende os jer dem sig min mit mine din dit dine sin sit sine
hans hendes vores jeres deres en et og eller men for så at om hvis fordi når da mens siden end som ikke
ja nej jo i på til fra af med mod under over efter før ved hos mellem gennem uden blandt inden indenfor
udenfor omkring langs rundt bag foran hvad hvem hvor hvordan hvorfor hvilken hvilket hvilke hver hvert
noget nogen nogle ingen intet ingenting alle alt al mange meget mere mest flere flest få færre lidt lille
små stor store større størst anden andet andre samme selv kun bare også allerede aldrig altid ofte måske
her der herhen nu snart igen endnu ud ind op ned hjem hjemme er var være været bliver blev blive blevet
har havde have haft kan kunne kunnet skal skulle vil ville må måtte bør burde får fik fået få går gik
gået gå kommer kom kommet gør gjorde gjort gøre siger sagde sagt sige ved vidste vide ser så set se tager
tog taget tage giver gav givet give finder fandt finde søger søgte søge søgt spørger spørgsmål svar hedder
bor boede bo arbejder arbejde job penge barn barnet børn børnene børnehave gravid mor far søn datter kone
mand forældre uge uger ugen dag dage dagen måned måneder år året årene tid tiden morgen aften sidst næste
første sidste hjælp hjælpe tak hej god gode godt ny nyt nye gammel gamle rigtig vigtig svært muligt hele
helt ganske nok sådan sådanne denne dette disse hinanden mennesker skole syg syge død døde ligger ligge
stå står begynde begynder fortsætte forskellig særlig egentlig sædvanligvis tilbage sammen mælk bog øje
øjne ord køre kører købe betale skrive skrev læse læste spise drikke sove høre føler tænke tænkte tror
virksomheden foreningen ansøgning kommunen loven ret rettigheder krav sagen afgørelse kroner alligevel
imidlertid ifølge derfor derimod både hverken enten desuden heller selvfølgelig stadig sent tidligt længe
længere byen landet dansk danmark gerne måde dele grund navn kærlighed sygdom håber venlig lyst jeg nødt
blandt opsagt mistet hvornår mange tak undskyld goddag snakke mulighed
";

const SV: &str = "
jag du han hon den det vi ni de mig dig honom henne oss er dem dom sig min mitt mina din ditt dina sin
sitt sina hans hennes vår vårt våra deras en ett och eller men för så att om därför när då medan sedan
än som inte ja nej jo i på till från av med mot under över efter före vid hos mellan genom utan bland
inom utanför omkring längs runt bakom framför vad vem var hur varför vilken vilket vilka varje något
någon några ingen inget ingenting alla allt all många mycket mer mest flera flest få färre lite liten
små stor stora större störst annan annat andra samma själv bara också redan aldrig alltid ofta kanske här
där hit dit nu snart igen ännu ut in upp ner hem hemma är var vara varit blir blev bli blivit har hade ha
haft kan kunde kunnat skall ska skulle vill ville måste bör borde får fick fått få går gick gått gå kommer
kom kommit gör gjorde gjort göra säger sade sa sagt säga vet visste veta ser såg sett se tar tog tagit ta
ger gav gett ge hittar hittade hitta behöver behövde söker sökte söka sökt undrar frågar fråga svar heter
bor bodde bo jobbar jobb arbete arbeta pengar barn barnet barnen förskola gravid mor mamma far pappa son
dotter fru man föräldrar vecka veckor veckan dag dagar dagen månad månader år året åren tid tiden idag
imorgon morgon kväll sist nästa första sista hjälp hjälpa tack hej bra god goda gott ny nytt nya gammal
gamla rätt viktigt svårt möjligt enkelt hela helt väldigt ganska nog sådan sådana denna detta dessa
varandra människor skola sjuk sjuka död dog ligger ligga stå står börja börjar fortsätta olika särskild
egentligen vanligtvis tillbaka tillsammans mjölk bok öga ögon ord köra kör köpa betala skriva skrev läsa
läste äta dricka sova höra känner tänka tänkte tror trodde företaget föreningen ansökan kommunen lagen
rätten rättigheter krav saken beslut kronor ändå däremot enligt både varken antingen dessutom heller
självklart fortfarande sent tidigt länge längre staden landet svensk sverige gärna sätt delar namn kärlek
sjukdom hoppas vänlig uppsagd förlorat ursäkta prata
";

const SE: &str = "
mun don son moai doai soai mii dii sii mu du su munnje dutnje sutnje mus dus sus min din sin ja dahje muhto
go ahte jos danne gos goas man mo mii gii geat gean maid manne dat dán dan dát diet duot dás das dasa leat lea
lei ledjet leimmen lean leažžá ii in it eai eat ehpet gal juo vel dál dalle odne ihttin ikte álo goassege
dušše maid maiddái nu nie ovdal maŋŋel maŋŋá birra bokte haga miehtá mielde vuolde alde badjel rájes rádjai
oažžut oaččun sáhtán sáhttá sáhttit galgá galgan ferten fertet háliidan háliida dárbbašan dárbbaša ohcat
ozan bargu barggu bargat bálká ruhta ruđa mánná máná mánát mánáidgárdi eadni áhčči bárdni nieida eamit isit
vánhemat vahkku vahkkus mánnu mánu jahki jagi jagis beaivi beaivvi veahkki veahki giitu giitos bures buorre
buorit ođas boares dehálaš váttis skuvla skuvlla buohcci jápmin jámii álgit álgá gielda gieldda láhka vuoigatvuohta
ášši mearrádus norga norggas sámi sámegiella sámegillii davvisámegiella čálli čállit jearran jearrat vástádus
dearvva báhcit orrut orun ássat ásan riegádit riegádan áhpehis áhpeheapmi fitnodat searvi iežan iežas eará
eanet eanemus olu ollu veaháš unna stuorra buot oktan guokte golbma njeallje vihtta
";
