### Chatten: knapper, ledetekster og tilstander. Bygges inn i web/dist/livslos-chat.js.

name = Livslos
automated = Automatisk assistent, ikke et menneske
launcher = Spør Livslos
close = Lukk chatten

## Menyen

menu = Meny
menu-language = Språk
menu-login = Logg inn
menu-logout = Logg ut
menu-logged-in = Du er logget inn.
menu-download = Last ned samtalen
menu-delete = Slett samtalen
menu-privacy = Personvern
menu-accessibility = Tilgjengelighet
delete-ask = Vil du slette samtalen? Det du har skrevet, blir borte og kan ikke hentes tilbake.
delete-yes = Ja, slett
delete-no = Nei, behold
deleted = Samtalen er slettet. Skriv hvis du vil begynne på en ny.

## Samtalen

transcript = Samtalen
transcript-help = Bruk piltastene for å gå mellom meldingene.
transcript-end = Slutt på samtalen
sender-assistant = Livslos
sender-you = Du
restored = Samtalen fra før er hentet fram.
replaced = Den forrige samtalen er avsluttet. Du kan begynne på en ny.
logged-out = Du er logget ut.
working = Livslos skriver
working-sources = Henter sakene dine fra { $names }
new-messages = { $count ->
    [one] 1 ny melding
   *[other] { $count } nye meldinger
}
new-tab = åpnes i ny fane

## Meldingen til en borger

sending = Sender
queued = Sendes når du er på nett igjen
received = Mottatt
failed = Ikke sendt
retry = Send igjen

## Skrivefeltet

composer-label = Skriv til Livslos
composer-warning = Ikke skriv fødselsnummer eller helseopplysninger.
send = Send
left = { $count ->
    [one] 1 tegn igjen
   *[other] { $count } tegn igjen
}
too-long = { $count ->
    [one] Meldingen er 1 tegn for lang.
   *[other] Meldingen er { $count } tegn for lang.
}

## Forslag mens du skriver

suggestions = Forslag
suggestions-count = { $count ->
    [one] 1 forslag. Pil ned for å velge.
   *[other] { $count } forslag. Pil ned for å velge.
}

## Forbindelsen

connecting = Kobler til
offline = Ingen forbindelse akkurat nå. Det du skriver, blir sendt når den er tilbake.
online = Forbindelsen er tilbake.

## Stegene

steps-count = { $count ->
    [one] 1 steg
   *[other] { $count } steg
}
step-overdue = Fristen er gått ut
step-after = Gjør først: { $steps }
step-status = Din sak

## Spørsmål og valg

day = Dag
month = Måned
year = År
date-example = For eksempel { $example }
date-wrong = Skriv en dato som finnes, med dag, måned og år. For eksempel { $example }.
number-wrong = Skriv et tall, for eksempel 3.
place-label = Kommune
number-label = Tall
answer-empty = Skriv et svar, eller velg «{ $skip }».
answer = Svar
chosen = valgt

## Kilder og kontakt

sources = { $count ->
    [one] 1 kilde
   *[other] { $count } kilder
}
source-checked = Sjekket { $date }
call = Ring { $phone }
website = Nettsiden til { $name }

## Status

status-heading = Sakene dine hos { $name }
mailboxes = Her finner du vedtak og brev
ask-again = Prøv igjen
login-note = Du kommer tilbake hit etterpå, og samtalen fortsetter.

## Tilbakemelding

feedback-ask = Var dette til hjelp?
feedback-yes = Ja
feedback-no = Nei
feedback-thanks = Takk for tilbakemeldingen.

## Filen med samtalen

file-name = samtale-med-livslos.txt
file-title = Samtale med Livslos, { $date }
