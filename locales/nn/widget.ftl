### Chatten: knappar, leietekstar og tilstandar. Blir bygd inn i web/dist/livslos-chat.js.

name = Livslos
automated = Automatisk assistent, ikkje eit menneske
launcher = Spør Livslos
close = Lukk chatten

## Menyen

menu = Meny
menu-language = Språk
menu-login = Logg inn
menu-logout = Logg ut
menu-logged-in = Du er logga inn.
menu-download = Last ned samtalen
menu-delete = Slett samtalen
menu-privacy = Personvern
menu-accessibility = Tilgjenge
delete-ask = Vil du slette samtalen? Det du har skrive, blir borte, og ingen kan hente det tilbake.
delete-yes = Ja, slett
delete-no = Nei, behald
deleted = Samtalen er sletta. Skriv om du vil byrje på ein ny.

## Samtalen

transcript = Samtalen
transcript-help = Bruk piltastane for å gå mellom meldingane.
transcript-end = Slutt på samtalen
sender-assistant = Livslos
sender-you = Du
restored = Samtalen frå før er henta fram.
replaced = Den førre samtalen er avslutta. Du kan byrje på ein ny.
logged-out = Du er logga ut.
working = Livslos skriv
working-sources = Hentar sakene dine frå { $names }
new-messages = { $count ->
    [one] 1 ny melding
   *[other] { $count } nye meldingar
}
new-tab = opnar i ny fane

## Meldinga frå innbyggjaren

sending = Sender
queued = Blir send når du er på nett att
received = Motteken
failed = Ikkje send
retry = Send på nytt

## Skrivefeltet

composer-label = Skriv til Livslos
composer-warning = Ikkje skriv fødselsnummer eller helseopplysningar.
send = Send
left = { $count ->
    [one] 1 teikn att
   *[other] { $count } teikn att
}
too-long = { $count ->
    [one] Meldinga er 1 teikn for lang.
   *[other] Meldinga er { $count } teikn for lang.
}

## Forslag medan du skriv

suggestions = Forslag
suggestions-count = { $count ->
    [one] 1 forslag. Pil ned for å velje.
   *[other] { $count } forslag. Pil ned for å velje.
}

## Sambandet

connecting = Koplar til
offline = Ikkje noko samband akkurat no. Det du skriv, blir sendt når sambandet er tilbake.
online = Sambandet er tilbake.

## Stega

steps-count = { $count ->
    [one] 1 steg
   *[other] { $count } steg
}
step-overdue = Fristen er ute
step-after = Gjer først: { $steps }
step-status = Di sak

## Spørsmål og val

day = Dag
month = Månad
year = År
date-example = Til dømes { $example }
date-wrong = Skriv ein dato som finst, med dag, månad og år. Til dømes { $example }.
number-wrong = Skriv eit tal, til dømes 3.
place-label = Kommune
number-label = Tal
answer-empty = Skriv eit svar, eller vel «{ $skip }».
answer = Svar
chosen = valt

## Kjelder og kontakt

sources = { $count ->
    [one] 1 kjelde
   *[other] { $count } kjelder
}
source-checked = Sjekka { $date }
call = Ring { $phone }
website = Nettsida til { $name }

## Status

status-heading = Sakene dine hos { $name }
mailboxes = Her finn du vedtak og brev
ask-again = Prøv igjen
login-note = Du kjem tilbake hit etterpå, og samtalen held fram.

## Tilbakemelding

feedback-ask = Var dette til hjelp?
feedback-yes = Ja
feedback-no = Nei
feedback-thanks = Takk for tilbakemeldinga.

## Fila med samtalen

file-name = samtale-med-livslos.txt
file-title = Samtale med Livslos, { $date }
