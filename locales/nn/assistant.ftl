# Det assistenten sjølv seier, på nynorsk. Rettleiinga om livshendingane står i knowledge/.
# Alle meldingar kan bruke $tone: «gentle» ved sorg og alvorleg sjukdom, elles «neutral».

## Opninga

greeting =
    { $tone ->
        [gentle] Hei. Eg er ein automatisk assistent, ikkje eit menneske. Eg hjelper deg med kva du har rett på og kva du må gjere når noko viktig skjer i livet.
       *[neutral] Hei! Eg er ein automatisk assistent, ikkje eit menneske. Eg hjelper deg med kva du har rett på og kva du må gjere når noko viktig skjer i livet.
    }

    Skriv med eigne ord, eller vel eit tema. Ikkje skriv fødselsnummer eller andre sensitive opplysningar.
greeting-prompt = Kva gjeld det?
greeting-page =
    { $tone ->
        [gentle] Hei. Eg er ein automatisk assistent, ikkje eit menneske. Denne sida handlar om { $subject }, så vi kan byrje der. Ta den tida du treng.
       *[neutral] Hei! Eg er ein automatisk assistent, ikkje eit menneske. Denne sida handlar om { $subject }, så vi kan byrje der.
    }

    Skriv med eigne ord. Ikkje skriv fødselsnummer eller andre sensitive opplysningar.
greeting-page-prompt = Kva vil du vite?
help = Eg kan svare på spørsmål, lage ei liste over kva du bør gjere og når, og vise korleis det går med sakene dine når du er logga inn.
help-prompt = Dette kan eg hjelpe med:

## Svar

more-prompt = Vil du vite meir om «{ $title }»?
several-lead = Du nemner fleire ting: { $things }. Her er det viktigaste om kvar av dei.
several-prompt = Kva vil du byrje med?
choice-more-about = Les meir: { $title }
choice-steps-of = Kva bør eg gjere? ({ $event })
choice-status = Sjå sakene mine
choice-section = { $heading } ({ $title })
choice-rest = Les heile svaret: { $heading }
choice-handover = Snakke med eit menneske
choice-help = Noko anna
choice-change = Endre { $fact }
choice-gone = Det valet finst ikkje lenger. Skriv gjerne kva du lurer på, eller vel eit tema.
link-at = { $title } ({ $agency })
quoted = «{ $text }»
list-and = { $first } og { $last }
list-or = { $first } eller { $last }

## Når noko er uklart

clarify-prompt = Eg vil svare på det du faktisk lurer på. Kva meinte du?
clarify-none = Ingen av desse
clarify-one-prompt = Eg er ikkje heilt sikker. Er det dette du lurer på?
clarify-not-it = Nei, noko anna
nothing-open = Eg har ikkje spurt deg om noko akkurat no. Skriv gjerne kva du lurer på.
unknown-title = Det kan eg ikkje hjelpe med
unknown-body =
    { $tone ->
        [gentle] Eg vil ikkje gjette og gje deg feil svar. Prøv gjerne å skrive det på ein annan måte.
       *[neutral] Eg vil heller seie frå enn å gjette. Prøv gjerne å skrive det på ein annan måte.
    }
closest-title = Eg er ikkje sikker på kva du meiner
closest-body = Eg gjettar ikkje, men dette er det næraste eg har.
recent-prompt = Vi snakka om «{ $title }». Vil du vite meir om det?
closest-prompt = Er det ein av desse?

## Spørsmål og opplysningar

question-skip = Veit ikkje eller vil ikkje svare
yes = Ja
no = Nei
confirm-prompt = { $question } Er det { $value }?
which-prompt = { $question } Eg er ikkje sikker på kva du meiner. Er det { $value }?
estimate-prompt = { $question } Ut frå det du skriv, er det rundt { $value }. Det er berre eit overslag. Stemmer det?
confirm-yes = Ja, { $value }
confirm-other = Nei, ein annan dato
ask-which-day = Eg treng dagen òg, ikkje berre { $month }. Veit du ikkje dagen, kan du hoppe over spørsmålet.
answer-not-understood = Eg forstod ikkje svaret. Du kan prøve ein gong til, hoppe over spørsmålet eller spørje om noko anna.
fact-noted = { $fact }: { $value }. Er det feil, kan du berre skrive kva som er rett.
fact-changed = Då har eg endra det. { $fact }: { $value }.
fact-forgotten = Då gløymer eg svaret ditt om «{ $fact }».
fact-skipped = Det er heilt greitt. Då viser eg lista utan det.

## Steg for steg

steps-title = Dette bør du gjere: { $event }
steps-depend-on = Lista er òg avhengig av: { $facts }.
steps-first-a-date = Eg kan lage ei liste over kva du bør gjere, og når. Då treng eg å vite éin ting først.
steps-of-what = Kva gjeld det? Då kan eg vise kva du bør gjere.
steps-prompt = Kva vil du gjere no?
steps-now = Dette gjeld deg: { $steps }.
steps-dropped = Dette er ikkje aktuelt for deg: { $steps }.
choice-list = Vis heile lista ({ $event })
step-condition = Gjeld om { $what }
if-option = «{ $option }» stemmer
if-not-option = «{ $option }» ikkje stemmer
if-yes = svaret er ja på «{ $question }»
if-no = svaret er nei på «{ $question }»
if-compared = { $fact } { $comparison ->
        [equal] er
        [not-equal] ikkje er
        [less] er under
        [at-most] er høgst
        [greater] er over
       *[at-least] er minst
    } { $value }
due-day = { $when ->
        [past] { $kind ->
            [by] fristen var { $date }
            [from] du kan gjere det no (frå { $date })
           *[around] skulle vore gjort rundt { $date }, sjekk om det er i orden
        }
       *[coming] { $kind ->
            [by] seinast { $date }
            [from] tidlegast { $date }
           *[around] rundt { $date }
        }
    }
due-rule = { $kind ->
        [by] seinast
        [from] tidlegast
       *[around] rundt
    } { $side ->
        [before] { $period } før { $anchor }
        [after] { $period } etter { $anchor }
       *[on] { $anchor }
    }
period-days = { $count ->
        [one] éin dag
       *[other] { $count } dagar
    }
period-weeks = { $count ->
        [one] éi veke
       *[other] { $count } veker
    }
period-months = { $count ->
        [one] éin månad
       *[other] { $count } månader
    }
period-years = { $count ->
        [one] eitt år
       *[other] { $count } år
    }
date = { $day }. { $month ->
        [1] januar
        [2] februar
        [3] mars
        [4] april
        [5] mai
        [6] juni
        [7] juli
        [8] august
        [9] september
        [10] oktober
        [11] november
       *[12] desember
    } { $year }
weekday-date = { $weekday ->
        [1] måndag
        [2] tysdag
        [3] onsdag
        [4] torsdag
        [5] fredag
        [6] laurdag
       *[7] sundag
    } { $date }
days-between = { $from } til { $to }
month = { $month ->
        [1] januar
        [2] februar
        [3] mars
        [4] april
        [5] mai
        [6] juni
        [7] juli
        [8] august
        [9] september
        [10] oktober
        [11] november
       *[12] desember
    } { $year }

## Eigne saker

login-text = Då må du logge inn, så vi veit at det er deg. Etterpå hentar eg sakene dine her i samtalen.
login-label = Logg inn og sjå sakene mine
status-looking = Eg spør etatane no. Svara kjem her etter kvart.
overview-why = Du er logga inn, og denne sida handlar om { $subject }. Difor viser eg sakene dine på dette området, kva anna som kan vere aktuelt for deg, og kvar vedtaka dine ligg.
overview-others = Dette kan òg vere aktuelt for deg
overview-mailboxes = Her ligg vedtak og brev
overview-prompt = Vil du vite meir?
mailbox = { $name }: { $text }

## Fare, og hjelp frå eit menneske

crisis-title = Du kan få hjelp no
crisis-later = Når du er trygg, og om du vil, kan eg hjelpe deg vidare med dette:
handover-title = Her kan du snakke med eit menneske
handover-body =
    { $tone ->
        [gentle] Det er lov å be om hjelp til dette. Eg kan ikkje setje deg over, men her når du nokon som kan hjelpe.
       *[neutral] Eg kan ikkje setje deg over, men her når du nokon som kan hjelpe.
    }

## Språket

language-changed = Då held vi fram på nynorsk.
language-prompt = Kva språk vil du bruke?
language-name-nb = Bokmål
language-name-nn = Nynorsk
language-name-en = English
language-other = Eg svarer på bokmål, nynorsk og engelsk. Her svarer eg på nynorsk.

# Til den som skriv nordsamisk; samisk ordlyd står i locales/se.
sami-title = Eg heiter Livslos
sami-body =
    Eg er ein automatisk assistent, ikkje eit menneske. Eg kan ikkje svare på samisk enno. Eg svarer på norsk og engelsk.

    Vil du snakke med eit menneske, finn du kontakt her. Etter samelova kan du ha rett til svar på samisk frå offentlege etatar.

## Tilbake, på nytt og sletting

back = Då går vi tilbake.
back-nothing = Det er ikkje noko å gå tilbake til.
restarted = Då byrjar vi på nytt. Eg har gløymt det du fortalde.
delete-prompt = Vil du slette heile samtalen? Han kan ikkje hentast tilbake.
delete-yes = Ja, slett samtalen
delete-no = Nei, behald han
delete-kept = Samtalen er ikkje sletta. Vi kan halde fram.
deleted = Samtalen er sletta.

## Svar på det som ikkje gjeld ei livshending

reply-greeting =
    { $tone ->
        [gentle] Hei. Fint at du skriv. Fortel gjerne med eigne ord kva det gjeld.
       *[neutral] Hei! Fint at du skriv. Fortel gjerne med eigne ord kva det gjeld.
    }
reply-how-are-you =
    { $tone ->
        [gentle] Takk som spør. Eg er ein automatisk assistent, så eg har det alltid likt. Kva kan eg hjelpe deg med?
       *[neutral] Takk som spør! Eg er ein automatisk assistent, så eg har det alltid likt. Kva kan eg hjelpe deg med?
    }
reply-thanks =
    { $tone ->
        [gentle] Berre hyggeleg. Du kan kome tilbake når som helst.
       *[neutral] Berre hyggeleg! Spør gjerne om meir.
    }
reply-goodbye =
    { $tone ->
        [gentle] Ta vare på deg sjølv. Du kan kome tilbake når som helst.
       *[neutral] Ha det bra! Du kan kome tilbake når som helst.
    }
reply-who-are-you =
    Eg heiter Livslos og er ein automatisk assistent. Eg er ikkje ein saksbehandlar, og eg tek ingen avgjerder.

    Alt eg svarer, er skrive av menneske og henta frå etatane. Under svara ser du kvar det kjem frå.
reply-are-you-human = Nei, eg er ei maskin. Svara mine er skrivne av menneske. Vil du heller snakke med eit menneske, kan du skrive det, så viser eg kven du kan kontakte.
reply-what-can-you-do = Eg kan svare på spørsmål, lage ei liste over kva du bør gjere og når, og vise korleis det går med sakene dine når du er logga inn.
reply-did-not-understand =
    Orsak at eg var uklar. Skriv gjerne spørsmålet på ein annan måte, eitt spørsmål om gongen.

    Vil du heller snakke med eit menneske, kan du skrive det.
reply-complaint =
    Orsak at eg ikkje var til hjelp. Skriv gjerne kva du lurer på, så prøver eg igjen. Du kan òg skrive at du vil snakke med eit menneske.

    Er du usamd i eit vedtak, står det i vedtaket korleis du klagar.
reply-insult = Eg skjønar at du er irritert. Fortel meg kva du treng, eller skriv at du vil snakke med eit menneske.
reply-small-talk = Det kan eg diverre ikkje så mykje om. Eg er her for å hjelpe når noko viktig skjer i livet.
reply-privacy =
    Samtalen blir lagra så du kan halde fram med han seinare. Eg fjernar fødselsnummer og andre personnummer før noko blir lagra, og eg sender ikkje samtalen til nokon etat.

    Du kan når som helst skrive «slett samtalen». Då blir alt sletta.

# Amounts, percentages and days of knowledge/rates.yaml.
rate-kroner = { $value } kroner
rate-percent = { $value } prosent
rate-number = { $value }
rate-ended = { $value } (galdt til { $date })
rate-day = { $day }. { $month ->
        [1] januar
        [2] februar
        [3] mars
        [4] april
        [5] mai
        [6] juni
        [7] juli
        [8] august
        [9] september
        [10] oktober
        [11] november
       *[12] desember
    }

# Our own page with all of an article, first among the sources of an answer.
source-whole = Heile rettleiinga: { $title }

## What differs by municipality

# Said where an answer is the municipality's. $name is the plain name, and in the link what comes of it.
municipality-name = { $name } kommune
municipality-link = { $name }: { $site }
municipality-title = Noko er ulikt frå kommune til kommune. Her er kommunen din
municipality-differs = Noko av dette er ulikt frå kommune til kommune. Skriv namnet på kommunen din, så viser eg nettsida.
municipality-tell = Skriv namnet på kommunen din, så viser eg nettsida.
# Phrases by which guidance says so itself, between commas: then it is not said twice.
municipality-phrases = kommune til kommune, stad til stad, er ulik, varierer
