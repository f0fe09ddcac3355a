//! The 357 municipalities of Norway since 1 January 2024.
//!
//! Source: Statistics Norway's classification of municipalities (`KLASS` 131), with the official
//! Sámi and Kven names of 1 January 2026.

/// Names by county. Herøy and Våler exist twice.
pub(super) const BY_COUNTY: [(&str, &str); 15] = [
    ("Oslo", "Oslo"),
    (
        "Rogaland",
        "Eigersund,Stavanger,Haugesund,Sandnes,Sokndal,Lund,Bjerkreim,Hå,Klepp,Time,Gjesdal,Sola,\
         Randaberg,Strand,Hjelmeland,Suldal,Sauda,Kvitsøy,Bokn,Tysvær,Karmøy,Utsira,Vindafjord",
    ),
    (
        "Møre og Romsdal",
        "Kristiansund,Molde,Ålesund,Vanylven,Sande,Herøy,Ulstein,Hareid,Ørsta,Stranda,Sykkylven,\
         Sula,Giske,Vestnes,Rauma,Aukra,Averøy,Gjemnes,Tingvoll,Sunndal,Surnadal,Smøla,Aure,Volda,\
         Fjord,Hustadvika,Haram",
    ),
    (
        "Nordland",
        "Bodø,Narvik,Bindal,Sømna,Brønnøy,Vega,Vevelstad,Herøy,Alstahaug,Leirfjord,Vefsn,Grane,\
         Hattfjelldal,Dønna,Nesna,Hemnes,Rana,Lurøy,Træna,Rødøy,Meløy,Gildeskål,Beiarn,Saltdal,\
         Fauske,Sørfold,Steigen,Lødingen,Evenes,Røst,Værøy,Flakstad,Vestvågøy,Vågan,Hadsel,Bø,\
         Øksnes,Sortland,Andøy,Moskenes,Hamarøy",
    ),
    (
        "Østfold",
        "Halden,Moss,Sarpsborg,Fredrikstad,Hvaler,Råde,Våler,Skiptvet,Indre Østfold,Rakkestad,\
         Marker,Aremark",
    ),
    (
        "Akershus",
        "Bærum,Asker,Lillestrøm,Nordre Follo,Ullensaker,Nesodden,Frogn,Vestby,Ås,Enebakk,\
         Lørenskog,Rælingen,Aurskog-Høland,Nes,Gjerdrum,Nittedal,Lunner,Jevnaker,Nannestad,\
         Eidsvoll,Hurdal",
    ),
    (
        "Buskerud",
        "Drammen,Kongsberg,Ringerike,Hole,Lier,Øvre Eiker,Modum,Krødsherad,Flå,Nesbyen,Gol,\
         Hemsedal,Ål,Hol,Sigdal,Flesberg,Rollag,Nore og Uvdal",
    ),
    (
        "Innlandet",
        "Kongsvinger,Hamar,Lillehammer,Gjøvik,Ringsaker,Løten,Stange,Nord-Odal,Sør-Odal,Eidskog,\
         Grue,Åsnes,Våler,Elverum,Trysil,Åmot,Stor-Elvdal,Rendalen,Engerdal,Tolga,Tynset,Alvdal,\
         Folldal,Os,Dovre,Lesja,Skjåk,Lom,Vågå,Nord-Fron,Sel,Sør-Fron,Ringebu,Øyer,Gausdal,\
         Østre Toten,Vestre Toten,Gran,Søndre Land,Nordre Land,Sør-Aurdal,Etnedal,Nord-Aurdal,\
         Vestre Slidre,Øystre Slidre,Vang",
    ),
    (
        "Vestfold",
        "Horten,Holmestrand,Tønsberg,Sandefjord,Larvik,Færder",
    ),
    (
        "Telemark",
        "Porsgrunn,Skien,Notodden,Siljan,Bamble,Kragerø,Drangedal,Nome,Midt-Telemark,Seljord,\
         Hjartdal,Tinn,Kviteseid,Nissedal,Fyresdal,Tokke,Vinje",
    ),
    (
        "Agder",
        "Risør,Grimstad,Arendal,Kristiansand,Lindesnes,Farsund,Flekkefjord,Gjerstad,Vegårshei,\
         Tvedestrand,Froland,Lillesand,Birkenes,Åmli,Iveland,Evje og Hornnes,Bygland,Valle,Bykle,\
         Vennesla,Åseral,Lyngdal,Hægebostad,Kvinesdal,Sirdal",
    ),
    (
        "Vestland",
        "Bergen,Kinn,Etne,Sveio,Bømlo,Stord,Fitjar,Tysnes,Kvinnherad,Ullensvang,Eidfjord,Ulvik,\
         Voss,Kvam,Samnanger,Bjørnafjorden,Austevoll,Øygarden,Askøy,Vaksdal,Modalen,Osterøy,Alver,\
         Austrheim,Fedje,Masfjorden,Gulen,Solund,Hyllestad,Høyanger,Vik,Sogndal,Aurland,Lærdal,\
         Årdal,Luster,Askvoll,Fjaler,Sunnfjord,Bremanger,Stad,Gloppen,Stryn",
    ),
    (
        "Trøndelag",
        "Trondheim,Steinkjer,Namsos,Frøya,Osen,Oppdal,Rennebu,Røros,Holtålen,Midtre Gauldal,\
         Melhus,Skaun,Malvik,Selbu,Tydal,Meråker,Stjørdal,Frosta,Levanger,Verdal,Snåsa,Lierne,\
         Røyrvik,Namsskogan,Grong,Høylandet,Overhalla,Flatanger,Leka,Inderøy,Indre Fosen,Heim,\
         Hitra,Ørland,Åfjord,Orkland,Nærøysund,Rindal",
    ),
    (
        "Troms",
        "Tromsø,Harstad,Kvæfjord,Tjeldsund,Ibestad,Gratangen,Lavangen,Bardu,Salangen,Målselv,\
         Sørreisa,Dyrøy,Senja,Balsfjord,Karlsøy,Lyngen,Storfjord,Kåfjord,Skjervøy,Nordreisa,\
         Kvænangen",
    ),
    (
        "Finnmark",
        "Alta,Hammerfest,Sør-Varanger,Vadsø,Karasjok,Kautokeino,Loppa,Hasvik,Måsøy,Nordkapp,\
         Porsanger,Lebesby,Gamvik,Tana,Berlevåg,Båtsfjord,Vardø,Nesseby",
    ),
];

/// Official Sámi and Kven names, common ones of the towns, and what people say instead of the official
/// name.
pub(super) const ALSO: &[(&str, &str)] = &[
    ("Oslove", "Oslo"),
    ("Aarborte", "Hattfjelldal"),
    ("Raane", "Rana"),
    ("Mo i Rana", "Rana"),
    ("Fuossko", "Fauske"),
    ("Fuolldá", "Sørfold"),
    ("Evenášši", "Evenes"),
    ("Evenássi", "Evenes"),
    ("Suortá", "Sortland"),
    ("Hábmer", "Hamarøy"),
    ("Bådåddjo", "Bodø"),
    ("Áhkánjárga", "Narvik"),
    ("Tråante", "Trondheim"),
    ("Stïentje", "Steinkjer"),
    ("Levangke", "Levanger"),
    ("Nåavmesjenjaelmie", "Namsos"),
    ("Rosse", "Røros"),
    ("Snåase", "Snåsa"),
    ("Raarvihke", "Røyrvik"),
    ("Hárstták", "Harstad"),
    ("Dielddanuorri", "Tjeldsund"),
    ("Rivtták", "Gratangen"),
    ("Loabák", "Lavangen"),
    ("Ivgu", "Lyngen"),
    ("Yykeä", "Lyngen"),
    ("Omasvuotna", "Storfjord"),
    ("Omasvuono", "Storfjord"),
    ("Gáivuotna", "Kåfjord"),
    ("Kaivuono", "Kåfjord"),
    ("Ráisa", "Nordreisa"),
    ("Raisi", "Nordreisa"),
    ("Romsa", "Tromsø"),
    ("Hámmerfeasta", "Hammerfest"),
    ("Kárášjohka", "Karasjok"),
    ("Guovdageaidnu", "Kautokeino"),
    ("Porsáŋgu", "Porsanger"),
    ("Porsángu", "Porsanger"),
    ("Porsanki", "Porsanger"),
    ("Deatnu", "Tana"),
    ("Unjárga", "Nesseby"),
    ("Áltá", "Alta"),
    ("Alattio", "Alta"),
    ("Čáhcesuolu", "Vadsø"),
    ("Várggát", "Vardø"),
    ("Kirkenes", "Sør-Varanger"),
    ("Mosjøen", "Vefsn"),
    ("Brønnøysund", "Brønnøy"),
    ("Våler i Solør", "Våler (Innlandet)"),
    ("Våler i Hedmark", "Våler (Innlandet)"),
    ("Herøy på Sunnmøre", "Herøy (Møre og Romsdal)"),
    ("Bø i Vesterålen", "Bø"),
    ("Bø i Nordland", "Bø"),
    ("Sande på Sunnmøre", "Sande"),
    ("Sande i Møre og Romsdal", "Sande"),
    ("Os i Østerdalen", "Os"),
    ("Os i Hedmark", "Os"),
    ("Nes på Romerike", "Nes"),
    ("Nes i Akershus", "Nes"),
    ("Vang i Valdres", "Vang"),
];

/// Names that are everyday words, names of people or English words too: only believed where the words
/// around say that a place is meant.
pub(super) const DOUBTFUL: &[&str] = &[
    "lund", "time", "sola", "strand", "hå", "sande", "stranda", "fjord", "sula", "aure", "vega",
    "grane", "rana", "bø", "moss", "marker", "ås", "nes", "hole", "lier", "flå", "gol", "ål",
    "hol", "stange", "grue", "os", "lom", "sel", "gran", "vang", "nome", "tinn", "vinje", "valle",
    "kinn", "voss", "kvam", "alver", "vik", "luster", "stad", "heim", "senja", "alta", "tana",
    "leka", "våler", "osen", "frosta", "hitra", "rosse", "halden", "asker", "giske", "rauma",
    "siljan", "bamble", "tokke", "klepp", "solund", "gulen", "loppa", "lyngen", "bardu", "dovre",
    "lærdal", "herøy", "fet", "ski", "re", "hof", "sem", "sund", "fjell", "eid", "eide", "flora",
    "roan", "borge", "tune", "frei", "moland", "meland", "stokke", "raane", "raisi", "våle",
    "finnøy", "torsken", "mandal", "modalen", "etne", "rissa", "halsa", "verran", "berg", "modum",
    "bokn",
];
