//! What people call those who are close to them, in bokmål, nynorsk and English.

use super::lexicon::{Bond, Sense};
use content::Relation::{
    self, Child, Cohabitant, Colleague, Employer, Ex, Friend, Grandchild, Grandparent, Neighbour,
    Parent, Partner, Relative, Sibling, Spouse, Stepchild, Stepparent,
};

/// Tells `add` every word and whom it means.
pub(super) fn each(add: &mut impl FnMut(&str, Sense)) {
    for (relation, bond, words) in KIN {
        for word in words.split_whitespace() {
            add(word, Sense::Kin(*relation, *bond));
        }
    }
    for word in MINE.split_whitespace() {
        add(word, Sense::Mine);
    }
    for word in THEIRS.split_whitespace() {
        add(word, Sense::Theirs);
    }
}

const MINE: &str = "min mi mitt mine vår vårt våre våres my our minn mæn mæ";

const THEIRS: &str = "hans hennes hennar deres deira dykkar din di ditt dine sin si sitt sine his her \
    their your hers";

/// Whom a word means, and what it needs beside it to be somebody of the citizen's.
const KIN: &[(Relation, Bond, &str)] = &[
    (Spouse, Bond::None, "kona kåna kono"),
    (
        Spouse,
        Bond::MineOrDeath,
        "ektemann ektemannen ektefelle ektefellen ektefella ektemake ektemaken mannen husband wife \
         spouse hustru hustrua hubby",
    ),
    (Spouse, Bond::Mine, "mann kone gubben kjerringa"),
    (Cohabitant, Bond::None, "samboeren sambuaren sambo samboern"),
    (
        Cohabitant,
        Bond::MineOrDeath,
        "samboer sambuar cohabitant sambuer",
    ),
    (Partner, Bond::None, "kjæresten forloveden partneren"),
    (
        Partner,
        Bond::Mine,
        "kjæreste kjærast kjærasten partner forlovede fiancé fiancée fiance fiancee boyfriend \
         girlfriend type typen dama",
    ),
    (
        Ex,
        Bond::None,
        "eksen exen eksmannen eksmann ekskona ekskone eks-mannen eks-kona eks-mann eks-kone \
         eksmannen eksekona ex-husband ex-wife ex-partner ex-boyfriend ex-girlfriend \
         ekskjæresten eks-kjæresten ekssamboeren eks-samboeren x-en",
    ),
    (Ex, Bond::Mine, "eks ex"),
    (
        Child,
        Bond::None,
        "sønnen sonen dattera datteren dottera dotra jentungen guttungen yngstemann eldstemann \
         minstemann lillegutt lillejenta veslejenta",
    ),
    (
        Child,
        Bond::MineOrDeath,
        "sønn son datter dotter daughter sønner søner døtre døtrer døtrene sønnene sons daughters",
    ),
    (
        Child,
        Bond::Mine,
        "barn barnet born barna borna barnas unge ungen ungane ungene ungar unger baby babyen \
         babyene child children kid kids gutt gutten guten jente jenta boy girl tvillinger tvillingar \
         tvillingene tvillingane twins newborn toddler",
    ),
    (
        Stepchild,
        Bond::MineOrDeath,
        "stesønn steson stesønnen stedatter stedottera stedatteren stedattera stebarn stebarna \
         stebarnet fosterbarn fosterbarnet fostersønn fosterdatter bonusbarn bonusbarna stepson \
         stepdaughter stepchild stepchildren foster-child",
    ),
    (
        Parent,
        Bond::None,
        "mamma mammaen mammen pappa pappaen mutter'n fatter'n mum mom mommy mummy dad daddy",
    ),
    (
        Parent,
        Bond::MineOrDeath,
        "mor moder mother mama far fader father papa",
    ),
    (
        Parent,
        Bond::Mine,
        "mora moren faren forelder forelderen foreldre foreldra foreldrene parent parents",
    ),
    (
        Stepparent,
        Bond::None,
        "stefar stefaren stemor stemora stemoren stepfather stepmother stepdad stepmom stepmum \
         fosterfar fostermor bonusfar bonusmor bonuspappa bonusmamma",
    ),
    (Stepparent, Bond::Mine, "fosterforeldre fosterforeldra"),
    (
        Grandparent,
        Bond::None,
        "bestemor bestemora bestemoren bestefar bestefaren besta farmor farmora farfar farfaren \
         mormor mormora morfar morfaren oldemor oldefar \
         oldemora oldefaren godmor gofa grandma grandmother grandpa grandfather granny grandad \
         granddad nan",
    ),
    (
        Grandparent,
        Bond::Mine,
        "besteforeldre besteforeldra besteforeldrene grandparents grandparent",
    ),
    (
        Sibling,
        Bond::None,
        "lillesøster lillebror storesøster storebror veslesøster veslebror storesyster veslesyster \
         lillebroren lillesøsteren storebroren storesøsteren",
    ),
    (
        Sibling,
        Bond::MineOrDeath,
        "søster søstera søsteren syster systera søsken sysken søsknene brødre brør bror broren \
         broder sister sisters brother brothers sibling siblings halvbror halvsøster halvsyster \
         half-brother half-sister tvillingbror tvillingsøster twin",
    ),
    (
        Grandchild,
        Bond::None,
        "barnebarnet sønnesønn datterdatter sønnedatter dattersønn",
    ),
    (
        Grandchild,
        Bond::Mine,
        "barnebarn barnebarna oldebarn oldebarna grandchild grandchildren grandson granddaughter grandkids",
    ),
    (
        Relative,
        Bond::None,
        "tante tanta onkel onkelen svigermor svigermora svigerfar svigerfaren svigerforeldre \
         svigersønn svigersønnen svigerdatter svigerdattera svigerinne svigerinna svoger svogeren \
         mother-in-law father-in-law brother-in-law sister-in-law son-in-law daughter-in-law \
         auntie grandtante grandonkel svigersøster svigerbror",
    ),
    (
        Relative,
        Bond::MineOrDeath,
        "fetter fetteren kusine kusina kusinen syskenbarn søskenbarn nevø nevøen niese niesa niesen \
         aunt uncle cousin nephew niece slektning slektningen relative in-laws tremenning fadder",
    ),
    (
        Friend,
        Bond::MineOrDeath,
        "venn vennen venninne venninna venninnen ven venen veninne venninner venner kamerat kameraten \
         kompis kompisen bestevenn bestevenninne friend friends mate buddy",
    ),
    (Neighbour, Bond::None, "naboen"),
    (
        Neighbour,
        Bond::MineOrDeath,
        "nabo neighbour neighbor naboer",
    ),
    (Employer, Bond::None, "sjefen arbeidsgiveren arbeidsgivaren"),
    (
        Employer,
        Bond::MineOrDeath,
        "sjef arbeidsgiver arbeidsgivar boss employer",
    ),
    (Employer, Bond::Mine, "leder lederen leiar leiaren manager"),
    (Colleague, Bond::None, "kollegaen"),
    (
        Colleague,
        Bond::MineOrDeath,
        "kollega kollegaer kollegaene arbeidskamerat medarbeider colleague colleagues coworker \
         co-worker",
    ),
];
