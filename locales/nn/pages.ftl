# Orda til tenaren sjølv: statuskort, feil, chatten utan JavaScript og innlogging.

## Statuskort

status-ok = { $count ->
    [0] { $agency } har ingen saker som gjeld dette, registrerte på deg.
    [one] { $agency } har éi sak.
   *[other] { $agency } har { $count } saker.
}
status-all-hidden = { $agency } har noko til deg, men viser det ikkje med denne innlogginga.
status-hidden = { $count ->
    [one] Éi sak til blir vist når du loggar inn med høgare tryggleik, til dømes BankID.
   *[other] { $count } saker til blir viste når du loggar inn med høgare tryggleik, til dømes BankID.
}
status-partial = Dette er ikkje alt frå { $agency }. Vi fekk ikkje svar frå: { $missing }.
status-needs-login = Logg inn for å sjå sakene dine hos { $agency }.
status-needs-higher-assurance = { $agency } krev ei innlogging med høgare tryggleik, til dømes BankID.
status-needs-consent = { $agency } treng samtykket ditt før dei kan vise noko her.
status-not-registered = { $agency } kjenner deg ikkje. Då har du truleg ingen saker der.
status-forbidden = { $agency } vil ikkje vise sakene dine her. Du kan framleis ha saker der. Sjå på nettsidene deira.
status-unavailable = { $agency } svara ikkje. Det tyder ikkje at du er utan saker der. Prøv igjen om litt.
status-unavailable-for = { $minutes ->
    [one] { $agency } svarar ikkje no. Det tyder ikkje at du er utan saker der. Prøv igjen om eitt minutt.
   *[other] { $agency } svarar ikkje no. Det tyder ikkje at du er utan saker der. Prøv igjen om { $minutes } minutt.
}
status-misconfigured = Vi får ikkje spurt { $agency }, fordi noko er sett opp feil hos oss. Du kan framleis ha saker der.
status-withheld = Logg inn for å sjå svaret frå { $agency }.
status-no-login = Her kan eg ikkje vise dine eigne saker. Logg inn på nettsidene til etaten for å sjå dei.
status-no-source-title = Ingen å spørje
status-no-source = Eg er ikkje kopla til nokon etat som har dette. Du kan framleis ha saker der. Sjå på nettsidene til etaten.
status-login-link = Logg inn
status-consent-link = Gi samtykke hos { $agency }
status-open = Opne saka
status-due = Frist for deg: { $date }
status-expected = Svar er venta { $date }
status-updated = Sist endra { $date }
status-fetched = Henta { $date } kl. { $time }

status-state-draft = Ikkje send enno
status-state-submitted = Send
status-state-in-progress = Under behandling
status-state-waiting-agency = Ventar på etaten
status-state-waiting-third-party = Ventar på andre
status-state-action-required = Du må gjere noko
status-state-completed = Avgjord
status-state-closed = Avslutta
status-state-information = Informasjon
status-state-unknown = Ukjend status

## Det du sjølv gjorde, slik det blir vist i samtalen

said-status = Vis sakene mine
said-language = Nynorsk, takk

## Feil

error-bad-frame = Meldinga kunne ikkje lesast. Last sida på nytt og prøv igjen.
error-too-large = Meldinga er for stor. Skriv kortare, eller del henne opp.
error-bad-text = Meldinga er tom eller for lang. Skriv litt kortare, eller del henne opp.
error-hello-first = Samtalen er ikkje opna enno. Last sida på nytt.
error-wrong-token = Vi fann ikkje samtalen. Du kan starte ein ny.
error-not-offered = Det valet finst ikkje lenger. Vel eit anna, eller skriv med eigne ord.
error-rate-limited = Det kom mange meldingar på kort tid. Vent litt og send på nytt.
error-unavailable = Meldinga vart ikkje lagra, fordi noko er gale hos oss. Prøv igjen om litt.

## Innlogging

login-failed-title = Du vart ikkje logga inn
login-failed-text = Innlogginga vart avbroten, eller noko gjekk gale. Ingen har fått tilgang til sakene dine.
login-failed-again = Prøv igjen
login-failed-back = Tilbake til framsida

## Chatten utan JavaScript

chat-title = Livslos
chat-machine = Du skriv med ei maskin, ikkje eit menneske. Ikkje skriv fødselsnummer eller helseopplysningar.
chat-conversation = Samtalen
chat-you = Du
chat-livslos = Livslos
chat-sources = Kjelder
chat-after = Først: { $steps }
chat-overdue = Fristen er ute.
chat-answer = Svar
chat-mailboxes = Her ligg vedtak og brev:
chat-retry = Prøv igjen
chat-contact-page = Kontakt { $name }
chat-pending = Vi spør etatane. Svara kjem etter kvart.
chat-update = Oppdater
chat-write = Skriv med eigne ord
chat-write-help = På bokmål, nynorsk eller engelsk.
chat-send = Send
chat-more = Meir
chat-login = Logg inn for å sjå sakene dine
chat-logout = Logg ut
chat-delete = Slett samtalen
chat-privacy = Personvern
chat-accessibility = Tilgjengefråsegn

## Rettleiing: ei side for kvar artikkel og livshending

guidance-index = Rettleiing
guidance-lead = Her står alt Livslos svarer ut frå, med kjelder. Vel det som skjer i livet ditt.
guidance-steps = Dette gjer du
guidance-stepslead = Lista gjeld alle. Spør Livslos for å få datoar og berre det som gjeld deg.
guidance-articles = Les meir om dette
guidance-contact = Kontakt
guidance-hours = Ope
guidance-phone = Telefon
guidance-page = Kontakt { $name }
guidance-orgnr = Organisasjonsnummer { $number }
guidance-municipality = Kva kommune bur du i?
guidance-municipality-choose = Vel kommune
guidance-municipality-button = Vis nettsida
guidance-municipality-help = Noko av dette er ulikt frå kommune til kommune. Vi lagrar ikkje kva du vel.
guidance-sources = Kjelder
guidance-law = Reglar
guidance-checked = samanlikna { $date }
guidance-review = Vi ser over sida seinast { $date }.
guidance-related = Les òg
guidance-ask = Spør Livslos
guidance-home = Rettleiing, til oversikta
guidance-languages = Språk
guidance-skip = Hopp til innhaldet
guidance-draft = Noko på denne sida er ikkje stadfesta
guidance-contents = På denne sida
guidance-missing = Sida finst ikkje

## Søk i rettleiinga

search-title = Søk
search-title-of = { $query } – søk
search-label = Kva lurer du på?
search-help = Skriv med eigne ord, på bokmål, nynorsk eller engelsk. Ikkje skriv fødselsnummer.
search-button = Søk
search-filters = Vis berre
search-life-event = Livshending
search-agency = Etat
search-lang = Språk
search-all = Alle
search-filter-button = Vis utvalet
search-count = { $count ->
    [one] 1 artikkel om «{ $query }»
   *[other] { $count } artiklar om «{ $query }»
}
search-best = Her er dei { $count } som passar best.
search-nothing = Vi fann ikkje noko som svarer på «{ $query }»
search-nothing-help = Prøv med færre eller andre ord. Du kan òg spørje Livslos, eller begynne med det som skjer i livet ditt.
search-without-filters = Søk utan utval
search-events = Det som skjer i livet ditt
search-busy = Det kom mange søk på kort tid. Vent litt og prøv igjen.

## Søk for program

api-query = Adressa kan ikkje lesast. Skriv kvar parameter éin gong, og kod teikna som i eit skjema.
api-no-text = Skriv kva du leitar etter i q, til dømes q=foreldrepengar.
api-long-text = q kan ha høgst { $number } teikn. Skriv kortare.
api-lang = lang må vere nb, nn eller en.
api-life-event = Livshendinga finst ikkje her. Bruk ei av dei som står i life_events i svaret på eit søk.
api-agency = Etaten finst ikkje her. Bruk ein av dei som står i agencies i svaret på eit søk.
api-limit = limit må vere eit heilt tal frå 1 til { $number }.
api-busy = Det kom mange spørjingar på kort tid. Vent { $number } sekund og prøv igjen.
