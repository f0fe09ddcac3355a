# Serverens egne ord: statuskort, feil, chatten uten JavaScript og innlogging.

## Statuskort

status-ok = { $count ->
    [0] { $agency } har ingen saker som gjelder dette, registrert på deg.
    [one] { $agency } har én sak.
   *[other] { $agency } har { $count } saker.
}
status-all-hidden = { $agency } har noe til deg, men viser det ikke med denne innloggingen.
status-hidden = { $count ->
    [one] Én sak til vises når du logger inn med høyere sikkerhet, for eksempel BankID.
   *[other] { $count } saker til vises når du logger inn med høyere sikkerhet, for eksempel BankID.
}
status-partial = Dette er ikke alt fra { $agency }. Vi fikk ikke svar fra: { $missing }.
status-needs-login = Logg inn for å se sakene dine hos { $agency }.
status-needs-higher-assurance = { $agency } krever en innlogging med høyere sikkerhet, for eksempel BankID.
status-needs-consent = { $agency } trenger samtykket ditt før de kan vise noe her.
status-not-registered = { $agency } kjenner deg ikke. Da har du trolig ingen saker der.
status-forbidden = { $agency } vil ikke vise sakene dine her. Du kan fortsatt ha saker der. Se på nettsidene deres.
status-unavailable = { $agency } svarte ikke. Det betyr ikke at du er uten saker der. Prøv igjen om litt.
status-unavailable-for = { $minutes ->
    [one] { $agency } svarer ikke nå. Det betyr ikke at du er uten saker der. Prøv igjen om ett minutt.
   *[other] { $agency } svarer ikke nå. Det betyr ikke at du er uten saker der. Prøv igjen om { $minutes } minutter.
}
status-misconfigured = Vi får ikke spurt { $agency }, fordi noe er satt opp feil hos oss. Du kan fortsatt ha saker der.
status-withheld = Logg inn for å se svaret fra { $agency }.
status-no-login = Her kan jeg ikke vise dine egne saker. Logg inn på nettsidene til etaten for å se dem.
status-no-source-title = Ingen å spørre
status-no-source = Jeg er ikke koblet til noen etat som har dette. Du kan fortsatt ha saker der. Se på nettsidene til etaten.
status-login-link = Logg inn
status-consent-link = Gi samtykke hos { $agency }
status-open = Åpne saken
status-due = Frist for deg: { $date }
status-expected = Svar ventes { $date }
status-updated = Sist endret { $date }
status-fetched = Hentet { $date } kl. { $time }

status-state-draft = Ikke sendt ennå
status-state-submitted = Sendt
status-state-in-progress = Under behandling
status-state-waiting-agency = Venter på etaten
status-state-waiting-third-party = Venter på andre
status-state-action-required = Du må gjøre noe
status-state-completed = Avgjort
status-state-closed = Avsluttet
status-state-information = Informasjon
status-state-unknown = Ukjent status

## Det du selv gjorde, slik det vises i samtalen

said-status = Vis sakene mine
said-language = Bokmål, takk

## Feil

error-bad-frame = Meldingen kunne ikke leses. Last siden på nytt og prøv igjen.
error-too-large = Meldingen er for stor. Skriv kortere, eller del den opp.
error-bad-text = Meldingen er tom eller for lang. Skriv litt kortere, eller del den opp.
error-hello-first = Samtalen er ikke åpnet ennå. Last siden på nytt.
error-wrong-token = Vi fant ikke samtalen. Du kan starte en ny.
error-not-offered = Det valget finnes ikke lenger. Velg et annet, eller skriv med egne ord.
error-rate-limited = Det kom mange meldinger på kort tid. Vent litt og send på nytt.
error-unavailable = Meldingen ble ikke lagret, fordi noe er galt hos oss. Prøv igjen om litt.

## Innlogging

login-failed-title = Du ble ikke logget inn
login-failed-text = Innloggingen ble avbrutt, eller noe gikk galt. Ingen har fått tilgang til sakene dine.
login-failed-again = Prøv igjen
login-failed-back = Tilbake til forsiden

## Chatten uten JavaScript

chat-title = Livslos
chat-machine = Du skriver med en maskin, ikke et menneske. Ikke skriv fødselsnummer eller helseopplysninger.
chat-conversation = Samtalen
chat-you = Du
chat-livslos = Livslos
chat-sources = Kilder
chat-after = Først: { $steps }
chat-overdue = Fristen er ute.
chat-answer = Svar
chat-mailboxes = Her ligger vedtak og brev:
chat-retry = Prøv igjen
chat-contact-page = Kontakt { $name }
chat-pending = Vi spør etatene. Svarene kommer etter hvert.
chat-update = Oppdater
chat-write = Skriv med egne ord
chat-write-help = På bokmål, nynorsk eller engelsk.
chat-send = Send
chat-more = Mer
chat-login = Logg inn for å se sakene dine
chat-logout = Logg ut
chat-delete = Slett samtalen
chat-privacy = Personvern
chat-accessibility = Tilgjengelighetserklæring

## Veiledning: en side for hver artikkel og livshendelse

guidance-index = Veiledning
guidance-lead = Her står alt Livslos svarer ut fra, med kilder. Velg det som skjer i livet ditt.
guidance-steps = Dette gjør du
guidance-stepslead = Listen gjelder alle. Spør Livslos for å få datoer og bare det som gjelder deg.
guidance-articles = Les mer om dette
guidance-contact = Kontakt
guidance-hours = Åpent
guidance-phone = Telefon
guidance-page = Kontakt { $name }
guidance-orgnr = Organisasjonsnummer { $number }
guidance-municipality = Hvilken kommune bor du i?
guidance-municipality-choose = Velg kommune
guidance-municipality-button = Vis nettsiden
guidance-municipality-help = Noe av dette er ulikt fra kommune til kommune. Vi lagrer ikke hva du velger.
guidance-sources = Kilder
guidance-law = Regler
guidance-checked = sammenlignet { $date }
guidance-review = Vi ser over siden senest { $date }.
guidance-related = Les også
guidance-ask = Spør Livslos
guidance-home = Veiledning, til oversikten
guidance-languages = Språk
guidance-skip = Hopp til innholdet
guidance-draft = Noe på denne siden er ikke bekreftet
guidance-contents = På denne siden
guidance-missing = Siden finnes ikke

## Søk i veiledningen

search-title = Søk
search-title-of = { $query } – søk
search-label = Hva lurer du på?
search-help = Skriv med egne ord, på bokmål, nynorsk eller engelsk. Ikke skriv fødselsnummer.
search-button = Søk
search-filters = Vis bare
search-life-event = Livshendelse
search-agency = Etat
search-lang = Språk
search-all = Alle
search-filter-button = Vis utvalget
search-count = { $count ->
    [one] 1 artikkel om «{ $query }»
   *[other] { $count } artikler om «{ $query }»
}
search-best = Her er de { $count } som passer best.
search-nothing = Vi fant ikke noe som svarer på «{ $query }»
search-nothing-help = Prøv med færre eller andre ord. Du kan også spørre Livslos, eller begynne med det som skjer i livet ditt.
search-without-filters = Søk uten utvalg
search-events = Det som skjer i livet ditt
search-busy = Det kom mange søk på kort tid. Vent litt og prøv igjen.

## Søk for programmer

api-query = Adressen kan ikke leses. Skriv hver parameter én gang, og kod tegnene som i et skjema.
api-no-text = Skriv hva du leter etter i q, for eksempel q=foreldrepenger.
api-long-text = q kan ha høyst { $number } tegn. Skriv kortere.
api-lang = lang må være nb, nn eller en.
api-life-event = Livshendelsen finnes ikke her. Bruk en av dem som står i life_events i svaret på et søk.
api-agency = Etaten finnes ikke her. Bruk en av dem som står i agencies i svaret på et søk.
api-limit = limit må være et helt tall fra 1 til { $number }.
api-busy = Det kom mange spørringer på kort tid. Vent { $number } sekunder og prøv igjen.
