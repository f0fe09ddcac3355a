//! Which part of an article a question is about: "frist" asks for the deadlines, "avslag" for what to
//! do about it, in bokmål, nynorsk and English.

use content::Part;

/// How a question about each part is put: words in a row, `|` between words of
/// which any will do, `*` for whatever begins so.
const CUES: &[(Part, &[&str])] = &[
    (
        Part::Get,
        &[
            "hvor mye",
            "hvor stor",
            "kor mykje",
            "kor stor*",
            "how much",
            "sats*",
            "beløp*",
            "hva får",
            "kva får",
            "what do i get",
            "what does it pay",
            "størrelsen",
            "storleiken",
        ],
    ),
    (
        Part::Deadlines,
        &[
            "frist*",
            "hvor sent",
            "kor seint",
            "senest",
            "seinast",
            "nårtid",
            "når|innan|innen må|skal jeg|eg|vi|du|dere|de|me søk*|send*|lever*|meld*|betal*",
            "kva tid må",
            "innen når",
            "deadline*",
            "how late",
            "when must|should i|we|you apply|send|report|register|pay|file",
            "when do i|we have to",
            "by when",
            "for sent",
            "for seint",
            "too late",
        ],
    ),
    (
        Part::Bring,
        &[
            "dokument*",
            "vedlegg*",
            "legge ved",
            "leggje ved",
            "legg ved",
            "papirer",
            "papir",
            "documents",
            "papers",
            "attach*",
            "hva trenger",
            "kva treng",
            "what do i need",
            "hva må jeg ha",
            "bring with",
        ],
    ),
    (
        Part::Next,
        &[
            "hvor lang tid",
            "kor lang tid",
            "how long does it take",
            "how long will it take",
            "når får jeg svar",
            "når får du svar",
            "når får eg svar",
            "når kommer",
            "når kjem",
            "saksbehandlingstid*",
            "sakshandsamingstid*",
            "behandlingstid*",
            "utbetal*",
            "hva skjer",
            "kva skjer",
            "what happens",
            "when will i",
            "when do i get",
            "processing time",
            "paid out",
        ],
    ),
    (
        Part::Complain,
        &[
            "klag*",
            "avslag*",
            "avslått",
            "avslege",
            "uenig*",
            "usamd*",
            "ettergi*",
            "appeal*",
            "complain*",
            "refus*",
            "rejected",
            "disagree",
            "anke*",
        ],
    ),
];

/// The parts that a question asks for, by its words. Who and how are asked of everything: for these
/// the words of the question tell no part from another.
pub(crate) fn asked(said: &[String]) -> Vec<Part> {
    let is_asked = |cues: &[&str]| cues.iter().any(|cue| stands(cue, said));
    let asked = CUES.iter().filter(|(_, cues)| is_asked(cues));
    asked.map(|(part, _)| *part).collect()
}

/// Whether the words of a cue stand side by side.
fn stands(cue: &str, said: &[String]) -> bool {
    let cue: Vec<&str> = cue.split(' ').collect();
    said.windows(cue.len()).any(|words| {
        let pairs = words.iter().zip(&cue);
        pairs
            .into_iter()
            .all(|(word, cue)| match cue.strip_suffix('*') {
                Some(begin) => word.starts_with(begin),
                None => word == cue,
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::tokens;

    #[test]
    fn a_question_tells_what_it_is_about() {
        let check =
            |text: &str, expect: &[Part]| assert_eq!(asked(&tokens(text)), expect, "{text}");
        check("Når er fristen for å søke?", &[Part::Deadlines]);
        check(
            "Hvor sent kan jeg søke om foreldrepenger?",
            &[Part::Deadlines],
        );
        check("korleis klagar eg på avslaget", &[Part::Complain]);
        check("How do I apply for parental benefit?", &[]);
        check("kor lang tid tek det", &[Part::Next]);
        check("hvilke dokumenter må jeg legge ved", &[Part::Bring]);
        check("vi venter barn", &[]);
    }
}
