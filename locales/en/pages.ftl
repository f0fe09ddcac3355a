# The server's own words: status cards, errors, the chat without JavaScript, and login.

## Status cards

status-ok = { $count ->
    [0] { $agency } has no cases about this registered on you.
    [one] { $agency } has one case.
   *[other] { $agency } has { $count } cases.
}
status-all-hidden = { $agency } has something for you, but does not show it with this login.
status-hidden = { $count ->
    [one] One more case is shown when you log in at a higher security level, such as with BankID.
   *[other] { $count } more cases are shown when you log in at a higher security level, such as with BankID.
}
status-partial = This is not everything from { $agency }. We got no answer from: { $missing }.
status-needs-login = Log in to see your cases with { $agency }.
status-needs-higher-assurance = { $agency } requires a login at a higher security level, such as with BankID.
status-needs-consent = { $agency } needs your consent before they can show anything here.
status-not-registered = { $agency } does not know you. You probably have no cases there.
status-forbidden = { $agency } will not show your cases here. You may still have cases there. See their website.
status-unavailable = { $agency } did not answer. That does not mean that you have no cases there. Try again in a while.
status-unavailable-for = { $minutes ->
    [one] { $agency } is not answering now. That does not mean that you have no cases there. Try again in one minute.
   *[other] { $agency } is not answering now. That does not mean that you have no cases there. Try again in { $minutes } minutes.
}
status-misconfigured = We cannot ask { $agency }, because something is set up wrongly with us. You may still have cases there.
status-withheld = Log in to see the answer from { $agency }.
status-no-login = I cannot show your own cases here. Log in on the agency’s website to see them.
status-no-source-title = Nobody to ask
status-no-source = I am not connected to any agency that has this. You may still have cases there. See the agency’s website.
status-login-link = Log in
status-consent-link = Give consent to { $agency }
status-open = Open the case
status-due = Your deadline: { $date }
status-expected = Answer expected { $date }
status-updated = Last changed { $date }
status-fetched = Fetched { $date } at { $time }

status-state-draft = Not sent yet
status-state-submitted = Sent
status-state-in-progress = Being processed
status-state-waiting-agency = Waiting for the agency
status-state-waiting-third-party = Waiting for others
status-state-action-required = You need to do something
status-state-completed = Decided
status-state-closed = Closed
status-state-information = Information
status-state-unknown = Unknown status

## What you did yourself, as the conversation shows it

said-status = Show my cases
said-language = English, please

## Errors

error-bad-frame = The message could not be read. Reload the page and try again.
error-too-large = The message is too large. Write less, or split it up.
error-bad-text = The message is empty or too long. Write a little less, or split it up.
error-hello-first = The conversation is not open yet. Reload the page.
error-wrong-token = We did not find the conversation. You can start a new one.
error-not-offered = That choice is no longer there. Choose another, or write in your own words.
error-rate-limited = Many messages came in a short time. Wait a little and send it again.
error-unavailable = The message was not stored, because something is wrong with us. Try again in a while.

## Login

login-failed-title = You were not logged in
login-failed-text = The login was cancelled, or something went wrong. Nobody has been given access to your cases.
login-failed-again = Try again
login-failed-back = Back to the front page

## The chat without JavaScript

chat-title = Livslos
chat-machine = You are writing with a machine, not a human. Do not write identity numbers or health information.
chat-conversation = The conversation
chat-you = You
chat-livslos = Livslos
chat-sources = Sources
chat-after = First: { $steps }
chat-overdue = The deadline has passed.
chat-answer = Answer
chat-mailboxes = Decisions and letters are kept here:
chat-retry = Try again
chat-contact-page = Contact { $name }
chat-pending = We are asking the agencies. The answers come one by one.
chat-update = Update
chat-write = Write in your own words
chat-write-help = In bokmål, nynorsk or English.
chat-send = Send
chat-more = More
chat-login = Log in to see your cases
chat-logout = Log out
chat-delete = Delete the conversation
chat-privacy = Privacy
chat-accessibility = Accessibility statement

## Guidance: a page for every article and life event

guidance-index = Guidance
guidance-lead = This is everything Livslos answers from, with sources. Choose what is happening in your life.
guidance-steps = What to do
guidance-stepslead = The list is for everyone. Ask Livslos to get dates and only what applies to you.
guidance-articles = Read more about this
guidance-contact = Contact
guidance-hours = Open
guidance-phone = Telephone
guidance-page = Contact { $name }
guidance-orgnr = Organisation number { $number }
guidance-municipality = Which municipality do you live in?
guidance-municipality-choose = Choose a municipality
guidance-municipality-button = Show its website
guidance-municipality-help = Some of this differs between municipalities. We do not store what you choose.
guidance-sources = Sources
guidance-law = Rules
guidance-checked = compared { $date }
guidance-review = We go through this page by { $date }.
guidance-related = Read also
guidance-ask = Ask Livslos
guidance-home = Guidance, to the overview
guidance-languages = Language
guidance-skip = Skip to the content
guidance-draft = Something on this page is not confirmed
guidance-contents = On this page
guidance-missing = There is no such page

## Search in the guidance

search-title = Search
search-title-of = { $query } – search
search-label = What do you wonder about?
search-help = Use your own words, in Norwegian or English. Do not write your national identity number.
search-button = Search
search-filters = Show only
search-life-event = Life event
search-agency = Agency
search-lang = Language
search-all = All
search-filter-button = Show selection
search-count = { $count ->
    [one] 1 article about “{ $query }”
   *[other] { $count } articles about “{ $query }”
}
search-best = Here are the { $count } that fit best.
search-nothing = We found nothing that answers “{ $query }”
search-nothing-help = Try fewer or other words. You can also ask Livslos, or start with what is happening in your life.
search-without-filters = Search everything
search-events = What is happening in your life
search-busy = There were many searches in a short time. Wait a little and try again.

## Search for programs

api-query = The address cannot be read. Write each parameter once, and encode the characters as a form does.
api-no-text = Write what you are looking for in q, for example q=parental+benefit.
api-long-text = q can have at most { $number } characters. Write less.
api-lang = lang must be nb, nn or en.
api-life-event = There is no such life event here. Use one of those in life_events of the answer to a search.
api-agency = There is no such agency here. Use one of those in agencies of the answer to a search.
api-limit = limit must be a whole number from 1 to { $number }.
api-busy = There were many requests in a short time. Wait { $number } seconds and try again.
