//! What a message may mention that decides a right: a person by their relation to the citizen, a
//! country by the rules for its citizens. An option of a choice fact names those that stand for it.

/// Who somebody is to the citizen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// Husband or wife.
    Spouse,
    /// Somebody they live with unmarried.
    Cohabitant,
    /// Boyfriend, girlfriend, fiancé or partner: married or not is not said.
    Partner,
    /// A former spouse or partner.
    Ex,
    /// Son or daughter.
    Child,
    /// The child of a spouse or partner, or a foster child.
    Stepchild,
    /// Mother or father.
    Parent,
    /// A parent's spouse or partner, or a foster parent.
    Stepparent,
    /// Grandmother or grandfather, great ones among them.
    Grandparent,
    /// Brother or sister, half ones among them.
    Sibling,
    /// Grandson or granddaughter.
    Grandchild,
    /// Any other relative, in-laws among them.
    Relative,
    /// A friend.
    Friend,
    /// A neighbour.
    Neighbour,
    /// An employer or a superior.
    Employer,
    /// A colleague.
    Colleague,
}

impl Relation {
    /// Every relation with the word that stands for it in `event.yaml`.
    pub const ALL: [(&'static str, Relation); 16] = [
        ("spouse", Relation::Spouse),
        ("cohabitant", Relation::Cohabitant),
        ("partner", Relation::Partner),
        ("ex", Relation::Ex),
        ("child", Relation::Child),
        ("stepchild", Relation::Stepchild),
        ("parent", Relation::Parent),
        ("stepparent", Relation::Stepparent),
        ("grandparent", Relation::Grandparent),
        ("sibling", Relation::Sibling),
        ("grandchild", Relation::Grandchild),
        ("relative", Relation::Relative),
        ("friend", Relation::Friend),
        ("neighbour", Relation::Neighbour),
        ("employer", Relation::Employer),
        ("colleague", Relation::Colleague),
    ];
}

/// Countries by the rules that Norway has for their citizens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CountryGroup {
    /// Norway itself.
    Norway,
    /// Denmark, Finland, Iceland and Sweden: free to move here (utlendingsforskriften § 1-1).
    Nordic,
    /// The rest of the European Economic Area, and Switzerland, whose citizens the EFTA convention
    /// gives the same right (utlendingsloven § 110).
    Eea,
    /// All others.
    Elsewhere,
}

impl CountryGroup {
    /// Every group with the word that stands for it in `event.yaml`.
    pub const ALL: [(&'static str, CountryGroup); 4] = [
        ("norway", CountryGroup::Norway),
        ("nordic", CountryGroup::Nordic),
        ("eea", CountryGroup::Eea),
        ("elsewhere", CountryGroup::Elsewhere),
    ];
}

/// What a message may mention that stands for an option of a choice, or for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Somebody: in `event.yaml` the word of the relation.
    Person(Relation),
    /// Somebody who has died: `late-` and the word of the relation.
    Late(Relation),
    /// That the citizen comes from such a country: the word of the group.
    Country(CountryGroup),
    /// How far along a pregnancy is, from which a due day follows: `pregnancy`.
    Pregnancy,
}

impl Heard {
    /// Everything that can stand for an option, with its word.
    pub(crate) fn for_options() -> Vec<(String, Heard)> {
        let people = Relation::ALL.iter().flat_map(|(word, relation)| {
            [
                ((*word).to_owned(), Heard::Person(*relation)),
                (format!("late-{word}"), Heard::Late(*relation)),
            ]
        });
        let countries = CountryGroup::ALL
            .iter()
            .map(|(word, group)| ((*word).to_owned(), Heard::Country(*group)));
        people.chain(countries).collect()
    }
}

/// Whether the day of a date fact has been or is to come: it decides which year "3. mars" is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// It has been.
    Past,
    /// It mostly lies ahead.
    Future,
}
