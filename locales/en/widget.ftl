### The chat: buttons, labels and states. Built into web/dist/livslos-chat.js.

name = Livslos
automated = Automated assistant, not a human
launcher = Ask Livslos
close = Close the chat

## The menu

menu = Menu
menu-language = Language
menu-login = Log in
menu-logout = Log out
menu-logged-in = You are logged in.
menu-download = Download the conversation
menu-delete = Delete the conversation
menu-privacy = Privacy
menu-accessibility = Accessibility
delete-ask = Delete the conversation? What you have written will be gone and cannot be brought back.
delete-yes = Yes, delete
delete-no = No, keep it
deleted = The conversation is deleted. Write if you want to start a new one.

## The conversation

transcript = The conversation
transcript-help = Use the arrow keys to move between messages.
transcript-end = End of the conversation
sender-assistant = Livslos
sender-you = You
restored = Your earlier conversation is back.
replaced = The earlier conversation has ended. You can start a new one.
logged-out = You are logged out.
working = Livslos is writing
working-sources = Getting your cases from { $names }
new-messages = { $count ->
    [one] 1 new message
   *[other] { $count } new messages
}
new-tab = opens in a new tab

## A citizen's message

sending = Sending
queued = Will be sent when you are back online
received = Received
failed = Not sent
retry = Send again

## The writing field

composer-label = Write to Livslos
composer-warning = Do not write national identity numbers or health details.
send = Send
left = { $count ->
    [one] 1 character left
   *[other] { $count } characters left
}
too-long = { $count ->
    [one] The message is 1 character too long.
   *[other] The message is { $count } characters too long.
}

## Suggestions while you write

suggestions = Suggestions
suggestions-count = { $count ->
    [one] 1 suggestion. Arrow down to choose.
   *[other] { $count } suggestions. Arrow down to choose.
}

## The connection

connecting = Connecting
offline = No connection right now. What you write will be sent when it is back.
online = The connection is back.

## The steps

steps-count = { $count ->
    [one] 1 step
   *[other] { $count } steps
}
step-overdue = The deadline has passed
step-after = Do first: { $steps }
step-status = Your case

## Questions and choices

day = Day
month = Month
year = Year
date-example = For example { $example }
date-wrong = Write a date that exists, with day, month and year. For example { $example }.
number-wrong = Write a number, for example 3.
place-label = Municipality
number-label = Number
answer-empty = Write an answer, or choose “{ $skip }”.
answer = Answer
chosen = chosen

## Sources and contacts

sources = { $count ->
    [one] 1 source
   *[other] { $count } sources
}
source-checked = Checked { $date }
call = Call { $phone }
website = The website of { $name }

## Status

status-heading = Your cases with { $name }
mailboxes = Where to find decisions and letters
ask-again = Try again
login-note = You come back here afterwards, and the conversation goes on.

## Feedback

feedback-ask = Was this helpful?
feedback-yes = Yes
feedback-no = No
feedback-thanks = Thank you for the feedback.

## The file with the conversation

file-name = conversation-with-livslos.txt
file-title = Conversation with Livslos, { $date }
