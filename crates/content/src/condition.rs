//! Conditions over facts: a typed subset of the Common Expression Language (CEL).

use crate::FactId;
use jiff::civil::Date;

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
