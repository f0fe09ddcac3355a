//! Conditions over facts: a typed subset of the Common Expression Language (CEL).

use crate::{FactId, FactKind, fields::parse_date, rule, rule::Rule};
use cel::{
    IdedExpr,
    common::ast::{CallExpr, Expr, LiteralValue, operators},
};
use jiff::civil::Date;
use std::{cmp::Ordering, collections::BTreeMap, mem::discriminant};

/// A type-checked condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// All hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// A fact compared with a literal.
    Compare(FactId, Comparison, Literal),
}

/// How a fact is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// A value in a condition, and the value a fact has.
#[derive(Clone, Debug, PartialEq, PartialOrd, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Literal {
    /// A calendar date, in CEL `date('2026-11-23')`.
    Date(Date),
    /// An option of a choice, or a place.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    YesNo(bool),
}

impl Condition {
    /// Whether it holds, given what is known: `None` as long as facts that decide are unknown
    /// (Kleene's logic: a false part makes `&&` false whatever the rest turns out to be).
    pub fn evaluate<'a>(&self, known: &dyn Fn(&FactId) -> Option<&'a Literal>) -> Option<bool> {
        match self {
            Condition::All(parts) => combine(parts, false, known),
            Condition::Any(parts) => combine(parts, true, known),
            Condition::Not(part) => part.evaluate(known).map(|holds| !holds),
            Condition::Compare(fact, comparison, literal) => comparison.test(known(fact)?, literal),
        }
    }

    /// The facts it reads, in the order in which they stand, without repeats.
    pub fn facts(&self) -> Vec<&FactId> {
        let mut facts = Vec::new();
        self.collect_facts(&mut facts);
        facts
    }

    fn collect_facts<'a>(&'a self, facts: &mut Vec<&'a FactId>) {
        match self {
            Condition::All(parts) | Condition::Any(parts) => {
                for part in parts {
                    part.collect_facts(facts);
                }
            }
            Condition::Not(part) => part.collect_facts(facts),
            Condition::Compare(fact, ..) => {
                if !facts.contains(&fact) {
                    facts.push(fact);
                }
            }
        }
    }
}

/// `&&` or `||` over the parts: one part that is `decisive` settles it, one unknown leaves it open.
fn combine<'a>(
    parts: &[Condition],
    decisive: bool,
    known: &dyn Fn(&FactId) -> Option<&'a Literal>,
) -> Option<bool> {
    let mut outcome = Some(!decisive);
    for part in parts {
        match part.evaluate(known) {
            Some(holds) if holds == decisive => return Some(decisive),
            Some(_) => {}
            None => outcome = None,
        }
    }
    outcome
}

impl Comparison {
    /// `None` where the two are of different kinds, as a value from an older version of the
    /// content may be: then it says nothing.
    fn test(self, fact: &Literal, literal: &Literal) -> Option<bool> {
        if discriminant(fact) != discriminant(literal) {
            return None;
        }
        let order = fact.partial_cmp(literal)?;
        Some(match self {
            Comparison::Equal => order == Ordering::Equal,
            Comparison::NotEqual => order != Ordering::Equal,
            Comparison::Less => order == Ordering::Less,
            Comparison::LessOrEqual => order != Ordering::Greater,
            Comparison::Greater => order == Ordering::Greater,
            Comparison::GreaterOrEqual => order != Ordering::Less,
        })
    }

    fn of(operator: &str) -> Option<Comparison> {
        Some(match operator {
            operators::EQUALS => Comparison::Equal,
            operators::NOT_EQUALS => Comparison::NotEqual,
            operators::LESS => Comparison::Less,
            operators::LESS_EQUALS => Comparison::LessOrEqual,
            operators::GREATER => Comparison::Greater,
            operators::GREATER_EQUALS => Comparison::GreaterOrEqual,
            _ => return None,
        })
    }

    fn is_order(self) -> bool {
        !matches!(self, Comparison::Equal | Comparison::NotEqual)
    }
}

/// What is wrong with the text of a condition.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) rule: Rule,
    pub(crate) message: String,
    pub(crate) fix: String,
}

/// The facts a condition may read; `None` for one whose declaration is itself broken.
pub(crate) type Declared = BTreeMap<FactId, Option<FactKind>>;

/// No condition an editor means is longer, in bytes, or has more parentheses within each other: the
/// parser goes deeper with both, and its stack has an end.
const LONGEST: usize = 500;
const DEEPEST: u16 = 8;

/// Reads a condition and checks its types; every fault is pushed to `faults`.
pub(crate) fn parse(text: &str, declared: &Declared, faults: &mut Vec<Fault>) -> Option<Condition> {
    if text.len() > LONGEST {
        faults.push(Fault {
            rule: rule::CONDITION,
            message: format!("the condition is longer than {LONGEST} letters"),
            fix: "split the step in two, or declare a fact that says it directly".into(),
        });
        return None;
    }
    let parser = cel::parser::Parser::new().max_recursion_depth(DEEPEST);
    match parser.parse(text) {
        Ok(expression) => Reader { declared, faults }.condition(&expression),
        Err(errors) => {
            for error in errors.errors {
                faults.push(Fault {
                    rule: rule::CONDITION,
                    message: format!("character {}: {}", error.pos.1, error.msg),
                    fix: "write a comparison such as yrkesstatus == 'ansatt'".into(),
                });
            }
            None
        }
    }
}

struct Reader<'a> {
    declared: &'a Declared,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Reader<'a> {
    fn condition(&mut self, expression: &IdedExpr) -> Option<Condition> {
        match &expression.expr {
            Expr::Ident(name) => self.yes_no_fact(name),
            Expr::Call(call) => match (call.func_name.as_str(), call.args.as_slice()) {
                (operators::LOGICAL_AND, _) => Some(Condition::All(self.parts(call)?)),
                (operators::LOGICAL_OR, _) => Some(Condition::Any(self.parts(call)?)),
                (operators::LOGICAL_NOT, [part]) => {
                    Some(Condition::Not(Box::new(self.condition(part)?)))
                }
                (operator, [left, right]) => match Comparison::of(operator) {
                    Some(comparison) => self.comparison(left, comparison, right),
                    None => self.unsupported(),
                },
                _ => self.unsupported(),
            },
            _ => self.unsupported(),
        }
    }

    /// The parts of `a && b && c`, which CEL nests two by two.
    fn parts(&mut self, call: &CallExpr) -> Option<Vec<Condition>> {
        let mut leaves = Vec::new();
        collect_leaves(call, &mut leaves);
        let parts: Vec<_> = leaves.iter().map(|leaf| self.condition(leaf)).collect();
        parts.into_iter().collect()
    }

    fn yes_no_fact(&mut self, name: &str) -> Option<Condition> {
        let kind = self.kind(name)?;
        if kind.as_ref().is_some_and(|kind| *kind != FactKind::YesNo) {
            return self.fault(
                format!("`{name}` alone is no condition, for it is not a yes-no fact"),
                format!("compare it, as in {name} == …"),
            );
        }
        let yes = Literal::YesNo(true);
        Some(Condition::Compare(name.into(), Comparison::Equal, yes))
    }

    fn comparison(
        &mut self,
        left: &IdedExpr,
        comparison: Comparison,
        right: &IdedExpr,
    ) -> Option<Condition> {
        let Expr::Ident(name) = &left.expr else {
            return self.fault(
                "a comparison must have a fact on its left".into(),
                "write the fact first and the value it is compared with last".into(),
            );
        };
        let kind = self.kind(name);
        let literal = self.literal(right);
        let (kind, literal) = (kind?, literal?);
        if let Some(kind) = kind {
            self.check_types(name, kind, comparison, &literal)?;
        }
        Some(Condition::Compare(
            name.as_str().into(),
            comparison,
            literal,
        ))
    }

    fn literal(&mut self, expression: &IdedExpr) -> Option<Literal> {
        let literal = match &expression.expr {
            Expr::Literal(LiteralValue::String(text)) => Literal::Text(text.inner().to_owned()),
            Expr::Literal(LiteralValue::Boolean(yes)) => Literal::YesNo(*yes.inner()),
            Expr::Literal(LiteralValue::Int(number)) => Literal::Number(*number.inner() as f64),
            Expr::Literal(LiteralValue::Double(number)) => Literal::Number(*number.inner()),
            Expr::Call(call) if call.func_name == "date" => return self.date(&call.args),
            _ => {
                return self.fault(
                    "a fact can be compared with a literal only".into(),
                    "write 'text', a number, true, false or date('2026-12-01')".into(),
                );
            }
        };
        Some(literal)
    }

    fn date(&mut self, arguments: &[IdedExpr]) -> Option<Literal> {
        let text = match arguments {
            [
                IdedExpr {
                    expr: Expr::Literal(LiteralValue::String(text)),
                    ..
                },
            ] => text.inner(),
            _ => "",
        };
        match parse_date(text) {
            Some(date) => Some(Literal::Date(date)),
            None => self.fault(
                format!("`{text}` is not a date"),
                "write year, month and day as in date('2026-12-01')".into(),
            ),
        }
    }

    fn check_types(
        &mut self,
        name: &str,
        kind: &FactKind,
        comparison: Comparison,
        literal: &Literal,
    ) -> Option<()> {
        let (noun, example) = describe(name, kind);
        let same_kind = matches!(
            (kind, literal),
            (FactKind::Date, Literal::Date(_))
                | (FactKind::Number, Literal::Number(_))
                | (FactKind::Choice(_) | FactKind::Place, Literal::Text(_))
                | (FactKind::YesNo, Literal::YesNo(_))
        );
        if !same_kind {
            let message = format!("`{name}` is {noun} and is compared with something else");
            return self.fault(message, format!("write it as in {example}"));
        }
        if comparison.is_order() && !matches!(kind, FactKind::Date | FactKind::Number) {
            let message = format!("`{name}` is {noun} and has no order");
            return self.fault(message, format!("use == or !=, as in {example}"));
        }
        if let (FactKind::Choice(options), Literal::Text(text)) = (kind, literal) {
            let ids: Vec<_> = options.iter().map(|option| option.id.as_str()).collect();
            if !ids.contains(&text.as_str()) {
                let message = format!("'{text}' is no option of `{name}`");
                return self.fault(message, format!("write one of {}", ids.join(", ")));
            }
        }
        Some(())
    }

    /// The kind of a fact.
    fn kind(&mut self, name: &str) -> Option<&'a Option<FactKind>> {
        let declared = self.declared;
        if let Some(kind) = declared.get(name) {
            return Some(kind);
        }
        let names: Vec<_> = declared.keys().map(FactId::as_str).collect();
        self.faults.push(Fault {
            rule: rule::UNKNOWN_FACT,
            message: format!("the fact `{name}` is not declared in this file"),
            fix: format!(
                "declare it under `facts:`, or write one of {}",
                names.join(", ")
            ),
        });
        None
    }

    fn unsupported<T>(&mut self) -> Option<T> {
        self.fault(
            "this is not among what conditions may use".into(),
            "combine comparisons (fact == 'text') with &&, ||, ! and parentheses".into(),
        )
    }

    fn fault<T>(&mut self, message: String, fix: String) -> Option<T> {
        let rule = rule::CONDITION;
        self.faults.push(Fault { rule, message, fix });
        None
    }
}

fn collect_leaves<'a>(call: &'a CallExpr, leaves: &mut Vec<&'a IdedExpr>) {
    for argument in &call.args {
        match &argument.expr {
            Expr::Call(inner) if inner.func_name == call.func_name => {
                collect_leaves(inner, leaves);
            }
            _ => leaves.push(argument),
        }
    }
}

fn describe(name: &str, kind: &FactKind) -> (&'static str, String) {
    match kind {
        FactKind::Date => ("a date", format!("{name} < date('2026-12-01')")),
        FactKind::Choice(options) => {
            let option = options.first().map_or("…", |option| option.id.as_str());
            ("a choice", format!("{name} == '{option}'"))
        }
        FactKind::Number => ("a number", format!("{name} >= 2")),
        FactKind::Place => ("a place", format!("{name} == 'Oslo'")),
        FactKind::YesNo => ("yes or no", format!("{name} or !{name}")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Condition, Declared, Literal, parse};
    use crate::{FactId, FactKind, FactOption, Localized};
    use std::collections::BTreeMap;

    type Known<'a> = &'a [(&'a str, Literal)];

    fn declared() -> Declared {
        let option = |id: &str| FactOption {
            id: id.into(),
            label: Localized {
                nb: id.into(),
                nn: id.into(),
                en: None,
            },
            heard: Vec::new(),
        };
        let choice = FactKind::Choice(vec![option("ansatt"), option("ledig")]);
        Declared::from([
            ("status".into(), Some(choice)),
            ("dato".into(), Some(FactKind::Date)),
            ("barn".into(), Some(FactKind::Number)),
            ("sted".into(), Some(FactKind::Place)),
            ("gift".into(), Some(FactKind::YesNo)),
            ("syk".into(), Some(FactKind::YesNo)),
        ])
    }

    fn read(text: &str) -> Condition {
        let mut faults = Vec::new();
        let condition = parse(text, &declared(), &mut faults);
        assert!(faults.is_empty(), "{text}: {faults:?}");
        condition.expect("a condition without faults")
    }

    fn check(text: &str, known: Known<'_>, expected: Option<bool>) {
        let known: BTreeMap<FactId, &Literal> = known
            .iter()
            .map(|(fact, value)| ((*fact).into(), value))
            .collect();
        let found = read(text).evaluate(&|fact| known.get(fact).copied());
        assert_eq!(found, expected, "{text} with {known:?}");
    }

    #[test]
    fn conditions_hold_fail_or_stay_open() {
        let yes = Literal::YesNo(true);
        let no = Literal::YesNo(false);
        let text = |text: &str| Literal::Text(text.into());
        let date = |date: &str| Literal::Date(date.parse().expect("a date"));
        let none: Known<'_> = &[];
        let gift: Known<'_> = &[("gift", yes.clone())];
        let not_gift: Known<'_> = &[("gift", no.clone())];

        check("gift", gift, Some(true));
        check("gift", none, None);
        check("!gift", gift, Some(false));
        check("!gift", none, None);
        check("gift == false", not_gift, Some(true));

        // Kleene: what is known decides where it can, whatever the rest turns out to be.
        check("gift && syk", gift, None);
        check("gift && syk", not_gift, Some(false));
        check("syk && gift", not_gift, Some(false));
        check("gift || syk", gift, Some(true));
        check("syk || gift", gift, Some(true));
        check("gift || syk", not_gift, None);
        check("!(gift && syk)", not_gift, Some(true));
        check("gift && syk && barn > 1 || !gift", not_gift, Some(true));

        check(
            "status == 'ansatt'",
            &[("status", text("ansatt"))],
            Some(true),
        );
        check(
            "status != \"ansatt\"",
            &[("status", text("ledig"))],
            Some(true),
        );
        check("sted == 'Bodø'", &[("sted", text("Bodø"))], Some(true));
        for (comparison, holds) in [
            ("== 2", [false, true, false]),
            ("!= 2", [true, false, true]),
            ("< 2", [true, false, false]),
            ("<= 2", [true, true, false]),
            ("> 2", [false, false, true]),
            (">= 2.0", [false, true, true]),
            ("> -1", [true, true, true]),
        ] {
            for (number, holds) in [1.0, 2.0, 3.0].into_iter().zip(holds) {
                let known = [("barn", Literal::Number(number))];
                check(&format!("barn {comparison}"), &known, Some(holds));
            }
        }
        let known = [("dato", date("2026-11-30"))];
        check("dato < date('2026-12-01')", &known, Some(true));
        check("dato >= date('2026-12-01')", &known, Some(false));
        // A value of another kind, from an older version of the content, says nothing.
        check("barn > 1", &[("barn", text("to"))], None);
    }

    #[test]
    fn a_condition_names_the_facts_it_reads_once() {
        let condition = read("gift && (barn > 1 || !syk) && barn < 9");
        let facts: Vec<_> = condition.facts().into_iter().map(FactId::as_str).collect();
        assert_eq!(facts, ["gift", "barn", "syk"]);
    }

    #[test]
    fn what_cel_nests_becomes_one_list() {
        let Condition::All(parts) = read("gift && syk && barn > 1 && barn < 9 && !gift") else {
            panic!("not a list of parts");
        };
        assert_eq!(parts.len(), 5);
    }

    #[test]
    fn no_condition_is_too_deep_to_be_refused() {
        let nested = |open: &str, close: &str, depth| {
            format!("{}gift{}", open.repeat(depth), close.repeat(depth))
        };
        let refused = |text: &str| {
            let mut faults = Vec::new();
            parse(text, &declared(), &mut faults).is_none() && !faults.is_empty()
        };
        assert!(!refused(&nested("(", ")", 7)));
        for depth in [20, 240, 100_000] {
            assert!(refused(&nested("(", ")", depth)), "{depth} parentheses");
            assert!(refused(&nested("[", "]", depth)), "{depth} brackets");
            assert!(refused(&nested("", ".a", depth)), "{depth} members");
            assert!(refused(&nested("", "+1", depth)), "{depth} sums");
        }
    }
}
