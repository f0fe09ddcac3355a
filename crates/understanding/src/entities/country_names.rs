//! Countries in bokmål, nynorsk and English: what they, their adjectives and their people are called.
//!
//! Sources: codes from ISO 3166-1, Norwegian names from Språkrådet's list of states and their
//! people. Which countries belong to the European Economic Area stands in the EEA agreement; who is
//! treated like its citizens, in utlendingsloven § 110.

use content::CountryGroup;
use std::sync::LazyLock;

/// A country and what it is called: lists with commas between.
pub(super) struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
    pub group: CountryGroup,
    pub names: &'static str,
    /// Norwegian ones without the ending `e`.
    pub adjectives: &'static str,
    /// What a citizen is called.
    pub citizens: &'static str,
}

/// Every country of the table.
pub(super) static COUNTRIES: LazyLock<Vec<Country>> =
    LazyLock::new(|| TABLE.lines().filter_map(Country::read).collect());

impl Country {
    fn read(line: &'static str) -> Option<Self> {
        let mut columns = line.split(';');
        let code = columns.next()?;
        let group = columns.next()?;
        let (_, group) = CountryGroup::ALL.iter().find(|(word, _)| *word == group)?;
        Some(Self {
            code,
            group: *group,
            names: columns.next()?,
            adjectives: columns.next()?,
            citizens: columns.next()?,
        })
    }
}

/// Code; group; names; adjectives; citizens.
const TABLE: &str = "\
NO;norway;norge,noreg,norway;norsk,norwegian;nordmann,norwegian
DK;nordic;danmark,denmark;dansk,danish;danske,dane
FI;nordic;finland;finsk,finnish;finlender,finlendar
IS;nordic;island,iceland;islandsk,icelandic;islending,icelander
SE;nordic;sverige,sverike,sweden;svensk,swedish;svenske,svensker,swede
FO;nordic;færøyene,færøyane,faroe islands;færøysk,faroese;færøying
GL;nordic;grønland,greenland;grønlandsk,greenlandic;grønlender,grønlending,greenlander
AT;eea;østerrike,austerrike,austria;østerriksk,austerriksk,austrian;østerriker,austerrikar,austrian
BE;eea;belgia,belgium;belgisk,belgian;belgier,belgiar,belgian
BG;eea;bulgaria;bulgarsk,bulgarian;bulgarer,bulgarar,bulgarian
CY;eea;kypros,cyprus;kypriotisk,cypriot;kypriot,cypriot
CZ;eea;tsjekkia,czechia,czech republic,den tsjekkiske republikk;tsjekkisk,czech;tsjekker,tsjekkar,czech
DE;eea;tyskland,germany;tysk,german;tysker,tyskar,german
EE;eea;estland,estonia;estisk,estlandsk,estonian;ester,estlender,estlending,estonian
ES;eea;spania,spain;spansk,spanish;spanjol,spanier,spaniard
FR;eea;frankrike,frankrik,france;fransk,french;franskmann,frenchman,frenchwoman
GR;eea;hellas,greece;gresk,greek;greker,grekar,greek
HR;eea;kroatia,croatia;kroatisk,croatian;kroat,kroater,croat,croatian
HU;eea;ungarn,hungary;ungarsk,hungarian;ungarer,ungarar,hungarian
IE;eea;irland,ireland;irsk,irish;ire,irlender,irlending,irishman,irishwoman
IT;eea;italia,italy;italiensk,italian;italiener,italienar,italian
LI;eea;liechtenstein;liechtensteinsk;liechtensteiner
LT;eea;litauen,lithuania;litauisk,lithuanian;litauer,litauar,lithuanian
LU;eea;luxembourg,luxemburg;luxembourgsk,luxembourgish;luxembourger
LV;eea;latvia;latvisk,latvian;latvier,latviar,latvian
MT;eea;malta;maltesisk,maltese;malteser,maltesar
NL;eea;nederland,holland,netherlands,the netherlands;nederlandsk,hollandsk,dutch;nederlender,nederlendar,hollender,hollendar,dutchman
PL;eea;polen,poland;polsk,polish;polakk,pole
PT;eea;portugal;portugisisk,portuguese;portugiser,portugisar
RO;eea;romania;rumensk,romanian;rumener,rumenar,romanian
SI;eea;slovenia;slovensk,slovenian,slovene;slovener,slovenar,slovenian
SK;eea;slovakia;slovakisk,slovak;slovak
CH;eea;sveits,switzerland;sveitsisk,swiss;sveitser,sveitsar
AE;elsewhere;emiratene,emirata,dubai,de forente arabiske emirater,united arab emirates;emiratisk,emirati;emirati
AF;elsewhere;afghanistan,afganistan;afghansk,afgansk,afghan;afghaner,afghanar,afghan
AL;elsewhere;albania;albansk,albanian;albaner,albanar,albanian
AM;elsewhere;armenia;armensk,armenian;armener,armenar,armenian
AO;elsewhere;angola;angolansk,angolan;angolaner,angolan
AR;elsewhere;argentina;argentinsk,argentinian,argentine;argentiner,argentinar,argentinian
AU;elsewhere;australia;australsk,australian;australier,australiar,australian,aussie
AZ;elsewhere;aserbajdsjan,azerbaijan;aserbajdsjansk,azerbaijani;aserbajdsjaner,azerbaijani
BA;elsewhere;bosnia,bosnia-hercegovina,bosnia-herzegovina,bosnia og hercegovina,bosnia and herzegovina;bosnisk,bosnian;bosnier,bosniar,bosniak,bosnian
BD;elsewhere;bangladesh;bangladeshisk,bangladeshi;bangladesher,bangladeshar,bangladeshi
BI;elsewhere;burundi;burundisk,burundian;burundier,burundiar,burundian
BO;elsewhere;bolivia;boliviansk,bolivian;bolivianer,bolivian
BR;elsewhere;brasil,brazil;brasiliansk,brazilian;brasilianer,brasilianar,brazilian
BY;elsewhere;belarus,hviterussland,kviterussland;belarusisk,hviterussisk,kviterussisk,belarusian;belaruser,hviterusser,belarusian
CA;elsewhere;canada,kanada;canadisk,kanadisk,canadian;canadier,kanadier,canadiar,canadian
CD;elsewhere;kongo,congo,dr kongo,dr congo,drc;kongolesisk,congolese;kongoleser,kongolesar
CI;elsewhere;elfenbenskysten,elfenbeinskysten,ivory coast;ivoriansk,ivorian;ivorianer,ivorian
CL;elsewhere;chile;chilensk,chilean;chilener,chilenar,chilean
CM;elsewhere;kamerun,cameroon;kamerunsk,cameroonian;kameruner,kamerunar,cameroonian
CN;elsewhere;kina,china;kinesisk,chinese;kineser,kinesar
CO;elsewhere;colombia;colombiansk,colombian;colombianer,colombianar,colombian
CU;elsewhere;cuba;cubansk,cuban;cubaner,cubanar,cuban
DO;elsewhere;dominican republic,den dominikanske republikk;dominikansk,dominican;dominikaner,dominican
DZ;elsewhere;algerie,algeria;algerisk,algerian;algerier,algeriar,algerian
EC;elsewhere;ecuador;ecuadoriansk,ecuadorian;ecuadorianer,ecuadorian
EG;elsewhere;egypt;egyptisk,egyptian;egypter,egyptar,egyptian
ER;elsewhere;eritrea;eritreisk,eritrean;eritreer,eritrear,eritrean
ET;elsewhere;etiopia,ethiopia;etiopisk,ethiopian;etioper,etiopier,etiopiar,ethiopian
GB;elsewhere;storbritannia,england,skottland,scotland,wales,britain,united kingdom,the uk,uk,great britain;britisk,engelsk,skotsk,british,english,scottish,welsh;brite,engelskmann,skotte,brit,englishman,scot
GE;elsewhere;georgia;georgisk,georgian;georgier,georgiar,georgian
GH;elsewhere;ghana;ghanesisk,ghanaisk,ghanaian;ghaneser,ghaner,ghanaian
GM;elsewhere;gambia,the gambia;gambisk,gambian;gambier,gambiar,gambian
HK;elsewhere;hongkong,hong kong;hongkongsk;hongkonger
ID;elsewhere;indonesia;indonesisk,indonesian;indonesier,indonesiar,indonesian
IL;elsewhere;israel;israelsk,israeli;israeler,israelar,israeli
IN;elsewhere;india;indisk,indian;inder,indar,indian
IQ;elsewhere;irak,iraq;irakisk,iraqi;iraker,irakar,iraqi
IR;elsewhere;iran,persia;iransk,persisk,iranian,persian;iraner,iranar,iranian
JM;elsewhere;jamaica;jamaicansk,jamaican;jamaicaner,jamaican
JO;elsewhere;jordan;jordansk,jordanian;jordaner,jordanar,jordanian
JP;elsewhere;japan;japansk,japanese;japaner,japanar
KE;elsewhere;kenya;kenyansk,kenyan;kenyaner,kenyanar,kenyan
KG;elsewhere;kirgisistan,kyrgyzstan;kirgisisk,kyrgyz;kirgiser,kyrgyz
KR;elsewhere;sør-korea,south korea,korea;sørkoreansk,koreansk,south korean,korean;sørkoreaner,koreaner,korean
KW;elsewhere;kuwait;kuwaitisk,kuwaiti;kuwaiter,kuwaiti
KZ;elsewhere;kasakhstan,kazakhstan;kasakhstansk,kasakhisk,kazakh,kazakhstani;kasakh,kasakhstaner,kazakh
LB;elsewhere;libanon,lebanon;libanesisk,lebanese;libaneser,libanesar
LK;elsewhere;sri lanka;srilankisk,tamilsk,sri lankan,tamil;srilanker,tamil
LY;elsewhere;libya;libysk,libyan;libyer,libyar,libyan
MA;elsewhere;marokko,morocco;marokkansk,moroccan;marokkaner,marokkanar,moroccan
MD;elsewhere;moldova;moldovsk,moldovan;moldover,moldovar,moldovan
ME;elsewhere;montenegro;montenegrinsk,montenegrin;montenegriner,montenegrin
MK;elsewhere;nord-makedonia,makedonia,north macedonia,macedonia;makedonsk,nordmakedonsk,macedonian;makedoner,makedonar,macedonian
MM;elsewhere;myanmar,burma;burmesisk,myanmarsk,burmese;burmeser,burmesar
MX;elsewhere;mexico;meksikansk,mexicansk,mexican;meksikaner,meksikanar,mexican
MY;elsewhere;malaysia;malaysisk,malaysian;malaysier,malaysian
NG;elsewhere;nigeria;nigeriansk,nigerian;nigerianer,nigerianar,nigerian
NP;elsewhere;nepal;nepalsk,nepalesisk,nepalese,nepali;nepaler,nepaleser,nepalesar,nepali
NZ;elsewhere;new zealand;newzealandsk,new zealander;newzealender,kiwi
PE;elsewhere;peru;peruansk,peruvian;peruaner,peruanar,peruvian
PH;elsewhere;filippinene,filippinane,philippines,the philippines,phillipines;filippinsk,filipinsk,filipino,philippine;filippiner,filippinar,filipino,filipina
PK;elsewhere;pakistan;pakistansk,pakistani;pakistaner,pakistanar,pakistani
PS;elsewhere;palestina,gaza,vestbredden,palestine;palestinsk,palestinian;palestiner,palestinar,palestinian
QA;elsewhere;qatar;qatarsk,qatari;qatarer,qatari
RS;elsewhere;serbia;serbisk,serbian;serber,serbar,serb,serbian
RU;elsewhere;russland,russia;russisk,russian;russer,russar,russian
RW;elsewhere;rwanda;rwandisk,rwandan;rwander,rwandar,rwandan
SA;elsewhere;saudi-arabia,saudi arabia;saudiarabisk,saudi;saudiaraber,saudi
SD;elsewhere;sudan;sudansk,sudanesisk,sudanese;sudaner,sudaneser,sudanar
SG;elsewhere;singapore;singaporsk,singaporean;singaporer,singaporean
SN;elsewhere;senegal;senegalesisk,senegalese;senegaleser,senegalesar
SO;elsewhere;somalia;somalisk,somali,somalian;somalier,somaliar,somali
SL;elsewhere;sierra leone;sierraleonsk,sierra leonean;sierraleoner
SS;elsewhere;sør-sudan,south sudan;sørsudansk,south sudanese;sørsudaner
SY;elsewhere;syria,syrien;syrisk,syrian;syrer,syrar,syrier,syrian
TH;elsewhere;thailand;thailandsk,thai;thailender,thailendar,thai
TJ;elsewhere;tadsjikistan,tajikistan;tadsjikisk,tajik;tadsjik,tajik
TN;elsewhere;tunisia;tunisisk,tunisian;tunisier,tunisiar,tunisian
TR;elsewhere;tyrkia,turkey,türkiye;tyrkisk,turkish;tyrker,tyrkar,turk
TW;elsewhere;taiwan;taiwansk,taiwanesisk,taiwanese;taiwaner,taiwaneser
TZ;elsewhere;tanzania;tanzaniansk,tanzanian;tanzanianer,tanzanian
UA;elsewhere;ukraina,ukraine;ukrainsk,ukrainian;ukrainer,ukrainar,ukrainian
UG;elsewhere;uganda;ugandisk,ugandan;ugander,ugandar,ugandan
US;elsewhere;usa,amerika,america,sambandsstatene,united states,the us,the states,the usa,the united states;amerikansk,american;amerikaner,amerikanar,american
UY;elsewhere;uruguay;uruguayansk,uruguayan;uruguayaner,uruguayan
UZ;elsewhere;usbekistan,uzbekistan;usbekisk,uzbek;usbek,uzbek
VE;elsewhere;venezuela;venezuelansk,venezuelan;venezuelaner,venezuelan
VN;elsewhere;vietnam;vietnamesisk,vietnamese;vietnameser,vietnamesar
XK;elsewhere;kosovo;kosovoalbansk,kosovsk,kosovan;kosovar,kosovoalbaner
YE;elsewhere;jemen,yemen;jemenittisk,yemeni;jemenitt,yemeni
ZA;elsewhere;sør-afrika,south africa;sørafrikansk,south african;sørafrikaner,sørafrikanar,south african
ZM;elsewhere;zambia;zambisk,zambian;zambier,zambian
ZW;elsewhere;zimbabwe;zimbabwisk,zimbabwean;zimbabwer,zimbabwean
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_a_country() {
        assert_eq!(COUNTRIES.len(), TABLE.lines().count());
        let of_eea = COUNTRIES
            .iter()
            .filter(|country| matches!(country.group, CountryGroup::Eea));
        // 27 in the union without the Nordic three, Liechtenstein and Switzerland.
        assert_eq!(of_eea.count(), 27 - 3 + 2);
    }
}
