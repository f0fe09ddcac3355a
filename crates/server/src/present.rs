//! What the assistant and the agencies say, as the wire says it: converted by hand, both ways seen
//! by the compiler when either side gains something.

mod blocks;
mod cards;
pub mod found;
pub mod guidance;
pub mod municipalities;

pub use blocks::{LoginOffer, blocks, paragraphs, plain, understood};
pub use cards::{card, source, withheld};
pub use found::Found;
pub use guidance::Guidance;

use crate::wire;
use content::Lang;

/// The wire's name of a language.
pub fn lang(lang: Lang) -> wire::Lang {
    match lang {
        Lang::Nb => wire::Lang::Nb,
        Lang::Nn => wire::Lang::Nn,
        Lang::En => wire::Lang::En,
    }
}

/// The language the wire names.
pub fn lang_of(lang: wire::Lang) -> Lang {
    match lang {
        wire::Lang::Nb => Lang::Nb,
        wire::Lang::Nn => Lang::Nn,
        wire::Lang::En => Lang::En,
    }
}
