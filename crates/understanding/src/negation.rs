//! What a message says it is not about: "jeg vil ikke søke dagpenger, jeg vil klage".
//!
//! Only wishes and subjects can be rejected. "jeg får ikke dagpenger" and "I have not heard from them"
//! tell what the matter is.

use crate::segments::{self, Segment};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A message without what it rejects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rejection {
    /// What is left.
    pub(crate) kept: String,
    /// What is rejected.
    pub(crate) rejected: String,
    /// Whether what is left says what is wanted instead.
    pub(crate) says_what: bool,
    /// Whether it is the subject that was rejected, and not only something to do about it.
    pub(crate) of_subject: bool,
}

/// The message without the clauses it rejects; `None` where it rejects nothing, or everything.
pub(crate) fn rejection(message: &str) -> Option<Rejection> {
    if !PATTERNS.hint.is_match(message) {
        return None;
    }
    let segments = segments::split(message);
    let mut cuts: Vec<Cut> = Vec::new();
    for (place, segment) in segments.iter().enumerate() {
        let before = place.checked_sub(1).map(|place| &segments[place]);
        let is_before_cut = before.is_some_and(|before| {
            let last = cuts.last();
            last.is_some_and(|cut| cut.span.end >= before.span.end)
        });
        let found = cut_of(segment, before, is_before_cut, segments.get(place + 1));
        cuts.extend(found);
    }
    let kept = without(message, &cuts);
    let is_something = !cuts.is_empty() && kept.chars().any(char::is_alphanumeric);
    is_something.then(|| Rejection {
        says_what: PATTERNS.wanted.is_match(&kept),
        of_subject: cuts.iter().any(|cut| cut.of_subject),
        rejected: cuts.iter().map(|cut| &message[cut.span.clone()]).collect(),
        kept,
    })
}

/// A stretch that is rejected.
struct Cut {
    span: Range<usize>,
    of_subject: bool,
}

/// What a clause rejects, in the light of the one before it and the one after.
fn cut_of(
    segment: &Segment<'_>,
    before: Option<&Segment<'_>>,
    is_before_cut: bool,
    after: Option<&Segment<'_>>,
) -> Option<Cut> {
    let patterns = &*PATTERNS;
    let text = segment.text;
    let cut = |from: usize, to: usize, of_subject: bool| {
        Some(Cut {
            span: segment.span.start + from..segment.span.start + to,
            of_subject,
        })
    };
    if let Some(found) = patterns.instead.find(text) {
        return cut(found.start(), text.len(), false);
    }
    if segment.is_question() {
        return None;
    }
    if let Some(found) = patterns.wish.find(text)
        && !patterns.feared.is_match(&text[found.end()..])
    {
        // Without a comma the next clause may follow at once.
        let rest = patterns.wish_begins.find(&text[found.end()..]);
        let end = rest.map_or(text.len(), |rest| found.end() + rest.start());
        return cut(found.start(), end, false);
    }
    if patterns.inverted.is_match(text) {
        return cut(0, text.len(), false);
    }
    let contrast = after.is_some_and(|after| {
        patterns.but.is_match(segment.border) || patterns.contrast.is_match(after.text)
    });
    if let Some(found) = patterns.about.find(text) {
        return cut(found.start(), text.len(), true);
    }
    if patterns.is_not.is_match(text) && (contrast || patterns.meant.is_match(text)) {
        return cut(0, text.len(), true);
    }
    if patterns.aside.is_match(text) {
        let is_wish = before.is_some_and(|before| patterns.wanted.is_match(before.text));
        if is_wish || is_before_cut {
            return cut(0, text.len(), true);
        }
    }
    // "ikke dagpenger, men arbeidsavklaringspenger"
    let is_phrase = after.is_some_and(|after| !patterns.clause.is_match(after.text));
    if is_phrase
        && patterns.but.is_match(segment.border)
        && let Some(found) = patterns.bare.captures(text)
        && !patterns.tells.is_match(&text[..found.get(1)?.start()])
    {
        return cut(found.get(1)?.start(), text.len(), true);
    }
    None
}

fn without(message: &str, cuts: &[Cut]) -> String {
    let mut kept = String::with_capacity(message.len());
    let mut end = 0;
    for cut in cuts {
        kept.push_str(&message[end..cut.span.start]);
        end = cut.span.end;
    }
    kept.push_str(&message[end..]);
    kept
}

struct Patterns {
    /// Without a match there is no negation: spares the rest of the work.
    hint: Regex,
    /// "jeg vil ikke", "I'm not looking for".
    wish: Regex,
    /// What follows a wish that rejects nothing: "jeg vil ikke miste dagpengene".
    feared: Regex,
    /// Where the next wish begins.
    wish_begins: Regex,
    /// "dagpenger vil jeg ikke ha".
    inverted: Regex,
    /// "det gjelder ikke".
    about: Regex,
    /// "det er ikke …", which rejects only in contrast or with …
    is_not: Regex,
    /// … "… jeg lurer på".
    meant: Regex,
    /// The next clause says what it is: "det er …".
    contrast: Regex,
    /// "…, ikke dagpenger".
    aside: Regex,
    /// "ikke dagpenger", before "men".
    bare: Regex,
    /// What comes before "ikke" where something is told.
    tells: Regex,
    /// The beginning of a whole clause.
    clause: Regex,
    but: Regex,
    /// "i stedet for".
    instead: Regex,
    /// Says what is wanted.
    wanted: Regex,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    const NOT: &str = r"(?:ikke|ikkje|ikkj|ikje|itj|itte|inte|ente|ei)";
    const US: &str = r"(?:jeg|jæ|eg|æ|vi|me)";
    const WILL: &str = r"(?:vil|ville|skal|skulle|ønsker|ønskjer|ynskjer|trenger|treng|mener|meiner|meinar|tenker|tenkjer|tenkte|spør|spurte|planlegger|planlegg|snakker|snakkar|lurer|lurar|leter|leitar|leiter|vurderer)";
    const I_DO_NOT: &str = r"(?:i|we)\s*(?:do not|don['’]?t|did not|didn['’]?t|am not|['’]m not|are not|aren['’]?t|['’]re not|will not|won['’]?t|would not|wouldn['’]?t|no longer|never)";
    let new =
        |pattern: String| Regex::new(&format!("(?i){pattern}")).expect("the pattern is constant");
    Patterns {
        hint: new(format!(
            r"\b{NOT}\b|n['’]?t\b|\bnot\b|\bno longer\b|\bnever\b|\benn\b|\binstead\b|\brather\b|\bst[ae]de[nt] for\b|\bist[ae]den|\bfr[ae]mfor\b"
        )),
        wish: new(format!(
            r"\b{US}\s+{WILL}\s+(?:\w+\s+)?{NOT}\b|\b{US}\s+(?:har|er|kommer|kjem)\s+{NOT}\s+(?:tenkt|lyst|planer|planar|ute etter|interessert|på jakt|på leit|til å)\b|\b{I_DO_NOT}\s+(?:really |actually |even )?(?:want|wish|need|mean|plan|planning|ask|asking|talk|talking|look|looking|interested|going|wondering|intend|care|starting|opening|applying|trying|seeking|thinking|complaining|referring|after)\b"
        )),
        feared: new(
            r"^\s+(?:at\b|(?:å |to )?(?:miste|mista|tape|gå glipp|bli\b|risikere|betale|lose|miss|end up|risk|be left|get fired|get in trouble)|(?:him|her|them|you|my \w+|min \w+|mi \w+) (?:to|skal)\b)"
                .to_owned(),
        ),
        wish_begins: new(format!(r"\b{US}\s+{WILL}\b|\b(?:i|we)(?:['’]d|['’]m|\s+(?:want|need|would|am|just))\b")),
        inverted: new(format!(r"^\W*\w+.*\s(?:vil|skal|ønsker|ønskjer|trenger|treng)\s+{US}\s+{NOT}\b")),
        about: new(format!(
            r"\b(?:det|dette|saka|saken|spørsmålet|spørsmålet mitt)\s+(?:gjelder|gjeld|handler|handlar|dreier seg|dreiar seg)\s+(?:\w+\s+)?{NOT}\b|\b(?:it|this|that|my question)(?:\s+is|['’]s)?\s*(?:not|n['’]t)\s+(?:really |actually )?(?:about|for|regarding)\b"
        )),
        is_not: new(format!(
            r"^\W*(?:og |nei |no |men )?(?:det|dette)\s+(?:er|e|var)\s+(?:\w+\s+)?{NOT}\b|\b(?:it|this|that)(?:\s+is|['’]s)?\s*(?:not|n['’]t)\b"
        )),
        meant: new(
            r"\b(?:lurer|lurar|gjelder|gjeld|spør|mener|meiner|meinte|mente|tenker på|tenkjer på|snakker|snakkar|ute etter|handler|handlar|asking|mean|meant|wondering|looking for|want|need)\b"
                .to_owned(),
        ),
        contrast: new(r"^\W*(?:det|dette)\s+(?:er|e|gjelder|gjeld|handler|handlar)\b|^\W*(?:it|this)(?:['’]s|\s+is)\b".to_owned()),
        aside: new(format!(r"^\W*(?:altså |og |and |so )?(?:{NOT}|not)\b")),
        bare: new(format!(r"(?:^|\s)((?:{NOT}|not)\s+\S.{{0,50}})$")),
        tells: new(
            r"\b(?:har|hadde|får|fikk|fekk|kan|blir|ble|blei|vart|må|bør|burde|(?:jeg|eg|æ|vi|han|hun|ho) (?:er|e|var)|have|has|had|can|could|did|does|do|(?:i|we|he|she|they) (?:am|are|is|was|were)|i['’]m|we['’]re)\s*$"
                .to_owned(),
        ),
        clause: new(
            r"^\W*(?:jeg|jæ|eg|æ|vi|me|han|hun|ho|de|dei|det|nav|dere|hva|kva|hvor|kor|kan|må|får|i|we|he|she|they|it|you|my|what|how|can|do)\b"
                .to_owned(),
        ),
        but: new(r"\b(?:men|but)\b".to_owned()),
        instead: new(
            r"\b(?:i ?st[ae]de[nt] ?for|heller enn|fr[ae]mfor|snarere enn|instead of|rather than)\b"
                .to_owned(),
        ),
        wanted: new(format!(
            r"\b{US}\s+(?:\w+\s+)?{WILL}\b|\b{WILL}\s+{US}\b|\b(?:det|dette)\s+(?:gjelder|gjeld|handler|handlar|er|e)\b|\b(?:men|heller|bare|berre)\b|\b(?:i|we)(?:['’]d|['’]m|['’]re|\s+(?:want|need|would|am|just|mean|only))\b|\b(?:it|this)(?:['’]s|\s+is)\b|\b(?:but|rather|just)\b"
        )),
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    fn check(message: &str, kept: Option<&str>) {
        let found = rejection(message).map(|rejection| rejection.kept);
        let found = found
            .as_deref()
            .map(|kept| kept.trim_matches([' ', ',', '.']));
        assert_eq!(found, kept, "{message}");
    }

    #[test]
    fn wishes_are_rejected() {
        check(
            "jeg vil ikke søke dagpenger, jeg vil klage",
            Some("jeg vil klage"),
        );
        check("Eg vil ikkje søkje. Eg vil klage.", Some("Eg vil klage"));
        check("æ vil itj søk dagpeng, æ vil klag", Some("æ vil klag"));
        check(
            "jeg vil ikke søke dagpenger jeg vil klage",
            Some("jeg vil klage"),
        );
        check(
            "I don't want to apply, I want to appeal",
            Some("I want to appeal"),
        );
        check("i dont need a company, i need a job", Some("i need a job"));
        check("jeg vil klage, ikke søke på nytt", Some("jeg vil klage"));
        check(
            "we're not looking for a loan but for a grant",
            Some("but for a grant"),
        );
        check(
            "jeg har ikke tenkt å starte firma, jeg søker jobb",
            Some("jeg søker jobb"),
        );
        check(
            "dagpenger vil jeg ikke ha, jeg vil ha jobb",
            Some("jeg vil ha jobb"),
        );
        check(
            "I no longer want to adopt, I want parental benefit",
            Some("I want parental benefit"),
        );
    }

    #[test]
    fn subjects_are_rejected() {
        check(
            "det gjelder ikke barnet, det gjelder meg",
            Some("det gjelder meg"),
        );
        check(
            "det handlar ikkje om meg, men om far min",
            Some("men om far min"),
        );
        check(
            "it's not about my child, it's about me",
            Some("it's about me"),
        );
        check("it isn't about me but my wife", Some("but my wife"));
        check(
            "det er ikke dagpenger jeg lurer på, det er aap",
            Some("det er aap"),
        );
        check("ikke dagpenger, men aap", Some("men aap"));
        check(
            "not unemployment benefit, but sickness benefit",
            Some("but sickness benefit"),
        );
        check(
            "kontantstøtte i stedet for barnehage",
            Some("kontantstøtte"),
        );
        check(
            "can I get money rather than a place",
            Some("can I get money"),
        );
    }

    #[test]
    fn what_the_matter_is_is_not_rejected() {
        check("jeg får ikke dagpenger", None);
        check("jeg har ikke fått svar, men jeg søkte i mai", None);
        check("eg har ikkje jobb", None);
        check("I have not heard back, but I applied in May", None);
        check("I don't get any money, what can I do?", None);
        check("I no longer have a job", None);
        check("I'm not getting any money, I need help", None);
        check("jeg vil ikke miste jobben", None);
        check("I don't want to lose my home, what can I do", None);
        check("sjefen vil ikke betale meg", None);
        check("my ex does not want to sign", None);
        check("jeg vil ikke at eksen skal arve", None);
        check("jeg er ikke gift, men samboer", None);
        check("hva hvis jeg ikke vil jobbe?", None);
        check("gjelder det ikke for far?", None);
        check("det er ikke lett, mannen min døde", None);
        check("kan jeg få dagpenger uten å sende meldekort?", None);
        check("nav har ikke betalt", None);
        check("jeg vil klage", None);
    }
}
