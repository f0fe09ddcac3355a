# Det assistenten selv sier, på bokmål. Veiledningen om livshendelsene står i knowledge/.
# Alle meldinger kan bruke $tone: «gentle» ved sorg og alvorlig sykdom, ellers «neutral».

## Åpningen

greeting =
    { $tone ->
        [gentle] Hei. Jeg er en automatisk assistent, ikke et menneske. Jeg hjelper deg med hva du har rett på og hva du må gjøre når noe viktig skjer i livet.
       *[neutral] Hei! Jeg er en automatisk assistent, ikke et menneske. Jeg hjelper deg med hva du har rett på og hva du må gjøre når noe viktig skjer i livet.
    }

    Skriv med egne ord, eller velg et tema. Ikke skriv fødselsnummer eller andre sensitive opplysninger.
greeting-prompt = Hva gjelder det?
greeting-page =
    { $tone ->
        [gentle] Hei. Jeg er en automatisk assistent, ikke et menneske. Denne siden handler om { $subject }, så vi kan begynne der. Ta den tiden du trenger.
       *[neutral] Hei! Jeg er en automatisk assistent, ikke et menneske. Denne siden handler om { $subject }, så vi kan begynne der.
    }

    Skriv med egne ord. Ikke skriv fødselsnummer eller andre sensitive opplysninger.
greeting-page-prompt = Hva vil du vite?
help = Jeg kan svare på spørsmål, lage en liste over hva du bør gjøre og når, og vise hvordan det går med sakene dine når du er logget inn.
help-prompt = Dette kan jeg hjelpe med:

## Svar

more-prompt = Vil du vite mer om «{ $title }»?
several-lead = Du nevner flere ting: { $things }. Her er det viktigste om hver av dem.
several-prompt = Hva vil du begynne med?
choice-more-about = Les mer: { $title }
choice-steps-of = Hva bør jeg gjøre? ({ $event })
choice-status = Se sakene mine
choice-section = { $heading } ({ $title })
choice-rest = Les hele svaret: { $heading }
choice-handover = Snakke med et menneske
choice-help = Noe annet
choice-change = Endre { $fact }
choice-gone = Det valget finnes ikke lenger. Skriv gjerne hva du lurer på, eller velg et tema.
link-at = { $title } ({ $agency })
quoted = «{ $text }»
list-and = { $first } og { $last }
list-or = { $first } eller { $last }

## Når noe er uklart

clarify-prompt = Jeg vil svare på det du faktisk lurer på. Hva mente du?
clarify-none = Ingen av disse
clarify-one-prompt = Jeg er ikke helt sikker. Er det dette du lurer på?
clarify-not-it = Nei, noe annet
nothing-open = Jeg har ikke spurt deg om noe akkurat nå. Skriv gjerne hva du lurer på.
unknown-title = Det kan jeg ikke hjelpe med
unknown-body =
    { $tone ->
        [gentle] Jeg vil ikke gjette og gi deg feil svar. Prøv gjerne å skrive det på en annen måte.
       *[neutral] Jeg vil heller si fra enn å gjette. Prøv gjerne å skrive det på en annen måte.
    }
closest-title = Jeg er ikke sikker på hva du mener
closest-body = Jeg gjetter ikke, men dette er det nærmeste jeg har.
recent-prompt = Vi snakket om «{ $title }». Vil du vite mer om det?
closest-prompt = Er det en av disse?

## Spørsmål og opplysninger

question-skip = Vet ikke eller vil ikke svare
yes = Ja
no = Nei
confirm-prompt = { $question } Er det { $value }?
which-prompt = { $question } Jeg er ikke sikker på hva du mener. Er det { $value }?
estimate-prompt = { $question } Ut fra det du skriver, er det rundt { $value }. Det er bare et anslag. Stemmer det?
confirm-yes = Ja, { $value }
confirm-other = Nei, en annen dato
ask-which-day = Jeg trenger dagen også, ikke bare { $month }. Vet du ikke dagen, kan du hoppe over spørsmålet.
answer-not-understood = Jeg forsto ikke svaret. Du kan prøve en gang til, hoppe over spørsmålet eller spørre om noe annet.
fact-noted = { $fact }: { $value }. Er det feil, kan du bare skrive hva som er riktig.
fact-changed = Da har jeg endret det. { $fact }: { $value }.
fact-forgotten = Da glemmer jeg svaret ditt om «{ $fact }».
fact-skipped = Det er helt greit. Da viser jeg lista uten det.

## Steg for steg

steps-title = Dette bør du gjøre: { $event }
steps-depend-on = Lista avhenger også av: { $facts }.
steps-first-a-date = Jeg kan lage en liste over hva du bør gjøre, og når. Da trenger jeg å vite én ting først.
steps-of-what = Hva gjelder det? Da kan jeg vise hva du bør gjøre.
steps-prompt = Hva vil du gjøre nå?
steps-now = Dette gjelder deg: { $steps }.
steps-dropped = Dette er ikke aktuelt for deg: { $steps }.
choice-list = Vis hele lista ({ $event })
step-condition = Gjelder hvis { $what }
if-option = «{ $option }» stemmer
if-not-option = «{ $option }» ikke stemmer
if-yes = svaret er ja på «{ $question }»
if-no = svaret er nei på «{ $question }»
if-compared = { $fact } { $comparison ->
        [equal] er
        [not-equal] ikke er
        [less] er under
        [at-most] er høyst
        [greater] er over
       *[at-least] er minst
    } { $value }
due-day = { $when ->
        [past] { $kind ->
            [by] fristen var { $date }
            [from] du kan gjøre det nå (fra { $date })
           *[around] skulle vært gjort rundt { $date }, sjekk om det er i orden
        }
       *[coming] { $kind ->
            [by] senest { $date }
            [from] tidligst { $date }
           *[around] rundt { $date }
        }
    }
due-rule = { $kind ->
        [by] senest
        [from] tidligst
       *[around] rundt
    } { $side ->
        [before] { $period } før { $anchor }
        [after] { $period } etter { $anchor }
       *[on] { $anchor }
    }
period-days = { $count ->
        [one] én dag
       *[other] { $count } dager
    }
period-weeks = { $count ->
        [one] én uke
       *[other] { $count } uker
    }
period-months = { $count ->
        [one] én måned
       *[other] { $count } måneder
    }
period-years = { $count ->
        [one] ett år
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
        [1] mandag
        [2] tirsdag
        [3] onsdag
        [4] torsdag
        [5] fredag
        [6] lørdag
       *[7] søndag
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

## Egne saker

login-text = Da må du logge inn, så vi vet at det er deg. Etterpå henter jeg sakene dine her i samtalen.
login-label = Logg inn og se sakene mine
status-looking = Jeg spør etatene nå. Svarene kommer her etter hvert.
overview-why = Du er logget inn, og denne siden handler om { $subject }. Derfor viser jeg sakene dine på dette området, hva annet som kan være aktuelt for deg, og hvor vedtakene dine ligger.
overview-others = Dette kan også være aktuelt for deg
overview-mailboxes = Her ligger vedtak og brev
overview-prompt = Vil du vite mer?
mailbox = { $name }: { $text }

## Fare, og hjelp fra et menneske

crisis-title = Du kan få hjelp nå
crisis-later = Når du er trygg, og hvis du vil, kan jeg hjelpe deg videre med dette:
handover-title = Her kan du snakke med et menneske
handover-body =
    { $tone ->
        [gentle] Det er lov å be om hjelp til dette. Jeg kan ikke sette deg over, men her når du noen som kan hjelpe.
       *[neutral] Jeg kan ikke sette deg over, men her når du noen som kan hjelpe.
    }

## Språket

language-changed = Da fortsetter vi på bokmål.
language-prompt = Hvilket språk vil du bruke?
language-name-nb = Bokmål
language-name-nn = Nynorsk
language-name-en = English
language-other = Jeg svarer på bokmål, nynorsk og engelsk. Her svarer jeg på bokmål.

# Til den som skriver nordsamisk; samisk ordlyd står i locales/se.
sami-title = Jeg heter Livslos
sami-body =
    Jeg er en automatisk assistent, ikke et menneske. Jeg kan ikke svare på samisk ennå. Jeg svarer på norsk og engelsk.

    Vil du snakke med et menneske, finner du kontakt her. Etter sameloven kan du ha rett til svar på samisk fra offentlige etater.

## Tilbake, på nytt og sletting

back = Da går vi tilbake.
back-nothing = Det er ikke noe å gå tilbake til.
restarted = Da begynner vi på nytt. Jeg har glemt det du fortalte.
delete-prompt = Vil du slette hele samtalen? Den kan ikke hentes tilbake.
delete-yes = Ja, slett samtalen
delete-no = Nei, behold den
delete-kept = Samtalen er ikke slettet. Vi kan fortsette.
deleted = Samtalen er slettet.

## Svar på det som ikke gjelder en livshendelse

reply-greeting =
    { $tone ->
        [gentle] Hei. Fint at du skriver. Fortell gjerne med egne ord hva det gjelder.
       *[neutral] Hei! Fint at du skriver. Fortell gjerne med egne ord hva det gjelder.
    }
reply-how-are-you =
    { $tone ->
        [gentle] Takk som spør. Jeg er en automatisk assistent, så jeg har det alltid likt. Hva kan jeg hjelpe deg med?
       *[neutral] Takk som spør! Jeg er en automatisk assistent, så jeg har det alltid likt. Hva kan jeg hjelpe deg med?
    }
reply-thanks =
    { $tone ->
        [gentle] Bare hyggelig. Du kan komme tilbake når som helst.
       *[neutral] Bare hyggelig! Spør gjerne om mer.
    }
reply-goodbye =
    { $tone ->
        [gentle] Ta vare på deg selv. Du kan komme tilbake når som helst.
       *[neutral] Ha det bra! Du kan komme tilbake når som helst.
    }
reply-who-are-you =
    Jeg heter Livslos og er en automatisk assistent. Jeg er ikke en saksbehandler, og jeg tar ingen avgjørelser.

    Alt jeg svarer, er skrevet av mennesker og hentet fra etatene. Under svarene ser du hvor det kommer fra.
reply-are-you-human = Nei, jeg er en maskin. Svarene mine er skrevet av mennesker. Vil du heller snakke med et menneske, kan du skrive det, så viser jeg hvem du kan kontakte.
reply-what-can-you-do = Jeg kan svare på spørsmål, lage en liste over hva du bør gjøre og når, og vise hvordan det går med sakene dine når du er logget inn.
reply-did-not-understand =
    Beklager at jeg var uklar. Skriv gjerne spørsmålet på en annen måte, ett spørsmål om gangen.

    Vil du heller snakke med et menneske, kan du skrive det.
reply-complaint =
    Beklager at jeg ikke var til hjelp. Skriv gjerne hva du lurer på, så prøver jeg igjen. Du kan også skrive at du vil snakke med et menneske.

    Er du uenig i et vedtak, står det i vedtaket hvordan du klager.
reply-insult = Jeg skjønner at du er irritert. Fortell meg hva du trenger, eller skriv at du vil snakke med et menneske.
reply-small-talk = Det kan jeg dessverre ikke så mye om. Jeg er her for å hjelpe når noe viktig skjer i livet.
reply-privacy =
    Samtalen blir lagret så du kan fortsette den senere. Jeg fjerner fødselsnummer og andre personnumre før noe blir lagret, og jeg sender ikke samtalen til noen etat.

    Du kan når som helst skrive «slett samtalen». Da blir alt slettet.

# Amounts, percentages and days of knowledge/rates.yaml.
rate-kroner = { $value } kroner
rate-percent = { $value } prosent
rate-number = { $value }
rate-ended = { $value } (gjaldt til { $date })
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
source-whole = Hele veiledningen: { $title }

## What differs by municipality

# Said where an answer is the municipality's. $name is the plain name, and in the link what comes of it.
municipality-name = { $name } kommune
municipality-link = { $name }: { $site }
municipality-title = Noe er ulikt fra kommune til kommune. Her er kommunen din
municipality-differs = Noe av dette er ulikt fra kommune til kommune. Skriv navnet på kommunen din, så viser jeg nettsiden.
municipality-tell = Skriv navnet på kommunen din, så viser jeg nettsiden.
# Phrases by which guidance says so itself, between commas: then it is not said twice.
municipality-phrases = kommune til kommune, sted til sted, er ulik, varierer
