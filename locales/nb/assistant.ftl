# Det assistenten selv sier, på bokmål. Veiledningen om livshendelsene står i knowledge/.
# Alle meldinger kan bruke $tone: «gentle» ved sorg og alvorlig sykdom, ellers «neutral».

## Åpningen

greeting =
    Hei! Jeg er en automatisk assistent, ikke et menneske. Jeg hjelper deg med hva du har rett på og hva du må gjøre når noe viktig skjer i livet.

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
nothing-open = Jeg har ikke spurt deg om noe akkurat nå. Skriv gjerne hva du lurer på.
unknown-title = Det kan jeg ikke hjelpe med
unknown-body =
    { $tone ->
        [gentle] Jeg vil ikke gjette og gi deg feil svar. Prøv gjerne å skrive det på en annen måte.
       *[neutral] Jeg vil heller si fra enn å gjette. Prøv gjerne å skrive det på en annen måte.
    }
closest-title = Jeg er ikke sikker på hva du mener
closest-body = Jeg gjetter ikke, men dette er det nærmeste jeg har.
closest-prompt = Er det en av disse?

## Spørsmål og opplysninger

question-skip = Vet ikke eller vil ikke svare
yes = Ja
no = Nei
confirm-prompt = { $question } Er det { $value }?
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
due-day = { $kind ->
        [by] senest { $date }
        [from] tidligst { $date }
       *[around] rundt { $date }
    }
due-rule = { $kind ->
        [by] senest
        [from] tidligst
       *[around] rundt
    } { $side ->
        [before] { $period } før
        [after] { $period } etter
       *[on] ved
    } { $anchor }
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
        [gentle] Hei. Fortell gjerne hva det gjelder, i den rekkefølgen som passer deg.
       *[neutral] Hei! Hva kan jeg hjelpe deg med?
    }
reply-thanks =
    { $tone ->
        [gentle] Det skulle bare mangle. Du kan komme tilbake når som helst.
       *[neutral] Bare hyggelig! Spør gjerne om mer hvis du lurer på noe.
    }
reply-goodbye =
    { $tone ->
        [gentle] Ta vare på deg selv. Du kan komme tilbake når som helst.
       *[neutral] Ha det fint! Du kan komme tilbake når som helst.
    }
reply-who-are-you =
    Jeg er Livslos, en automatisk assistent for offentlige tjenester. Svarene mine er skrevet av mennesker, med kilde og dato.

    Jeg tar ingen avgjørelser i saken din. Det er det etatene som gjør.
reply-are-you-human = Nei, jeg er en maskin. Svarene er skrevet av mennesker, og du kan når som helst be om å få snakke med et menneske.
reply-what-can-you-do =
    Jeg kan svare på spørsmål, lage en liste over hva du bør gjøre og når, og vise hvordan det går med sakene dine når du er logget inn.

    Skriv med egne ord hva som har skjedd.
reply-how-are-you =
    { $tone ->
        [gentle] Takk som spør. Jeg er en maskin, så det viktigste er hvordan du har det. Hva kan jeg hjelpe med?
       *[neutral] Takk, jeg er en maskin, så jeg har det alltid likt. Hva kan jeg hjelpe deg med?
    }
reply-small-talk = Det er jeg ikke så god på. Jeg er laget for å hjelpe når noe viktig skjer i livet.
reply-complaint =
    Beklager at dette ikke hjalp. Prøv gjerne å skrive det på en annen måte, eller be om å få snakke med et menneske.

    Vil du klage på et vedtak, kan du skrive hvilken etat det gjelder, og hva det handler om.
reply-insult = Jeg skjønner at du er frustrert. Jeg vil gjerne hjelpe, så fortell hva som er problemet. Du kan også be om å få snakke med et menneske.
reply-did-not-understand = Beklager at det var uklart. Skriv gjerne hva du vil vite, med få ord, så prøver jeg igjen. Du kan også be om å få snakke med et menneske.
reply-privacy =
    Samtalen lagres slik at du kan fortsette der du slapp. Fødselsnummer blir skjult før noe lagres. Jeg sender ikke det du skriver, til etatene, og sakene dine henter jeg bare når du er logget inn.

    Du trenger ikke å si hvem du er. Skriv «slett samtalen» når du vil ha alt borte.
