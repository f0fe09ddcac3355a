# What the assistant itself says, in English. Guidance on life events is in knowledge/.
# Every message may use $tone: "gentle" in grief and serious illness, otherwise "neutral".

## Opening

greeting =
    { $tone ->
        [gentle] Hi. I am an automatic assistant, not a person. I help you find out what you are entitled to and what to do when something important happens in life.
       *[neutral] Hi! I am an automatic assistant, not a person. I help you find out what you are entitled to and what to do when something important happens in life.
    }

    Write in your own words, or choose a subject. Please do not write your national identity number or other sensitive details.
greeting-prompt = What is it about?
greeting-page =
    { $tone ->
        [gentle] Hello. I am an automatic assistant, not a person. This page is about { $subject }, so we can start there. Take the time you need.
       *[neutral] Hi! I am an automatic assistant, not a person. This page is about { $subject }, so we can start there.
    }

    Write in your own words. Please do not write your national identity number or other sensitive details.
greeting-page-prompt = What would you like to know?
help = I can answer questions, make a list of what to do and when, and show you how your cases are going once you are logged in.
help-prompt = This is what I can help with:

## Answers

more-prompt = Would you like to know more about “{ $title }”?
several-lead = You mention more than one thing: { $things }. Here is the most important about each.
several-prompt = Where would you like to start?
choice-more-about = Read more: { $title }
choice-steps-of = What should I do? ({ $event })
choice-status = See my cases
choice-section = { $heading } ({ $title })
choice-rest = Read the whole answer: { $heading }
choice-handover = Talk to a person
choice-help = Something else
choice-change = Change { $fact }
choice-gone = That choice is no longer available. Please write what you would like to know, or choose a subject.
link-at = { $title } ({ $agency })
quoted = “{ $text }”
list-and = { $first } and { $last }
list-or = { $first } or { $last }

## When something is unclear

clarify-prompt = I want to answer what you are really asking. What did you mean?
clarify-none = None of these
clarify-one-prompt = I am not quite sure. Is this what you are asking?
clarify-not-it = No, something else
nothing-open = I have not asked you anything just now. Please write what you would like to know.
unknown-title = I cannot help with that
unknown-body =
    { $tone ->
        [gentle] I do not want to guess and give you a wrong answer. You are welcome to put it another way.
       *[neutral] I would rather say so than guess. You are welcome to put it another way.
    }
closest-title = I am not sure what you mean
closest-body = I will not guess, but this is the closest I have.
recent-prompt = We were talking about “{ $title }”. Would you like to know more about it?
closest-prompt = Is it one of these?

## Questions and details

question-skip = I don’t know or would rather not say
yes = Yes
no = No
confirm-prompt = { $question } Is it { $value }?
which-prompt = { $question } I am not sure which you mean. Is it { $value }?
estimate-prompt = { $question } From what you write, it is around { $value }. That is only an estimate. Is that right?
confirm-yes = Yes, { $value }
confirm-other = No, another date
ask-which-day = I need the day as well, not only { $month }. If you do not know the day, you can skip the question.
answer-not-understood = I did not understand the answer. You can try once more, skip the question or ask about something else.
fact-noted = { $fact }: { $value }. If that is wrong, just write what is right.
fact-changed = I have changed it. { $fact }: { $value }.
fact-forgotten = I will forget your answer about “{ $fact }”.
fact-skipped = That is fine. Then I will show the list without it.

## Step by step

steps-title = What to do: { $event }
steps-depend-on = The list also depends on: { $facts }.
steps-first-a-date = I can make a list of what to do, and when. I need to know one thing first.
steps-of-what = What is it about? Then I can show you what to do.
steps-prompt = What would you like to do now?
steps-now = This applies to you: { $steps }.
steps-dropped = This does not apply to you: { $steps }.
choice-list = Show the whole list ({ $event })
step-condition = Applies if { $what }
if-option = “{ $option }” is right
if-not-option = “{ $option }” is not right
if-yes = the answer is yes to “{ $question }”
if-no = the answer is no to “{ $question }”
if-compared = { $fact } { $comparison ->
        [equal] is
        [not-equal] is not
        [less] is under
        [at-most] is at most
        [greater] is over
       *[at-least] is at least
    } { $value }
due-day = { $when ->
        [past] { $kind ->
            [by] the deadline was { $date }
            [from] you can do it now (from { $date })
           *[around] should have been done around { $date }, check that it is in order
        }
       *[coming] { $kind ->
            [by] no later than { $date }
            [from] from { $date }
           *[around] around { $date }
        }
    }
due-rule = { $kind ->
        [by] no later than
        [from] from
       *[around] around
    } { $side ->
        [before] { $period } before the { $anchor }
        [after] { $period } after the { $anchor }
       *[on] the { $anchor }
    }
period-days = { $count ->
        [one] one day
       *[other] { $count } days
    }
period-weeks = { $count ->
        [one] one week
       *[other] { $count } weeks
    }
period-months = { $count ->
        [one] one month
       *[other] { $count } months
    }
period-years = { $count ->
        [one] one year
       *[other] { $count } years
    }
date = { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
weekday-date = { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    } { $date }
days-between = { $from } to { $to }
month = { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }

## Own cases

login-text = You need to log in first, so that we know it is you. Then I will fetch your cases here in the conversation.
login-label = Log in and see my cases
status-looking = I am asking the agencies now. Their answers will appear here as they come.
overview-why = You are logged in, and this page is about { $subject }. That is why I show your cases in this area, what else may be relevant to you, and where your decisions are kept.
overview-others = This may also be relevant to you
overview-mailboxes = Your decisions and letters are here
overview-prompt = Would you like to know more?
mailbox = { $name }: { $text }

## Danger, and help from a person

crisis-title = You can get help now
crisis-later = When you are safe, and if you want to, I can help you with this:
handover-title = Here you can talk to a person
handover-body =
    { $tone ->
        [gentle] It is all right to ask for help with this. I cannot put you through, but here you can reach someone who can help.
       *[neutral] I cannot put you through, but here you can reach someone who can help.
    }

## Language

language-changed = We will continue in English.
language-prompt = Which language would you like to use?
language-name-nb = Bokmål
language-name-nn = Nynorsk
language-name-en = English
language-other = I answer in Norwegian Bokmål, Norwegian Nynorsk and English. Here I answer in English.

# To somebody who writes Northern Sámi; the Sámi wording is in locales/se.
sami-title = I am Livslos
sami-body =
    I am an automatic assistant, not a person. I cannot answer in Sámi yet. I answer in Norwegian and English.

    If you want to talk to a person, you find contacts here. Under the Sámi Act you may have the right to an answer in Sámi from public agencies.

## Back, starting over and deleting

back = Let us go back.
back-nothing = There is nothing to go back to.
restarted = We are starting over. I have forgotten what you told me.
delete-prompt = Do you want to delete the whole conversation? It cannot be restored.
delete-yes = Yes, delete the conversation
delete-no = No, keep it
delete-kept = The conversation has not been deleted. We can go on.
deleted = The conversation is deleted.

## Replies that concern no life event

reply-greeting =
    { $tone ->
        [gentle] Hello. You can tell me in your own words what it is about.
       *[neutral] Hi! Good to hear from you. Tell me in your own words what it is about.
    }
reply-how-are-you =
    { $tone ->
        [gentle] Thank you for asking. I am an automatic assistant, so I am always the same. What can I help you with?
       *[neutral] Thank you for asking! I am an automatic assistant, so I am always the same. What can I help you with?
    }
reply-thanks =
    { $tone ->
        [gentle] You are welcome. You can come back at any time.
       *[neutral] You are welcome! Ask me more if you like.
    }
reply-goodbye =
    { $tone ->
        [gentle] Take care of yourself. You can come back at any time.
       *[neutral] Goodbye! You can come back at any time.
    }
reply-who-are-you =
    My name is Livslos and I am an automatic assistant. I am not a case worker, and I make no decisions.

    Everything I answer was written by people and comes from the agencies. Below each answer you see where it comes from.
reply-are-you-human = No, I am a machine. My answers were written by people. If you would rather talk to a person, just write that, and I will show you whom to contact.
reply-what-can-you-do = I can answer questions, make a list of what to do and when, and show you how your cases are going once you are logged in.
reply-did-not-understand =
    I am sorry I was unclear. Please put the question another way, one question at a time.

    If you would rather talk to a person, just write that.
reply-complaint =
    I am sorry I was not helpful. Write what you would like to know, and I will try again. You can also write that you want to talk to a person.

    If you disagree with a decision, the decision says how to appeal.
reply-insult = I can see that you are annoyed. Tell me what you need, or write that you want to talk to a person.
reply-small-talk = I am afraid I do not know much about that. I am here to help when something important happens in life.
reply-privacy =
    The conversation is stored so that you can continue it later. I remove national identity numbers and other personal numbers before anything is stored, and I do not send the conversation to any agency.

    You can write “delete the conversation” at any time. Then everything is deleted.

# Amounts, percentages and days of knowledge/rates.yaml.
rate-kroner = NOK { $value }
rate-percent = { $value } per cent
rate-number = { $value }
rate-ended = { $value } (applied until { $date })
rate-day = { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }

# Our own page with all of an article, first among the sources of an answer.
source-whole = The whole guide: { $title }

## What differs by municipality

# Said where an answer is the municipality's. $name is the plain name, and in the link what comes of it.
municipality-name = { $name } municipality
municipality-link = { $name }: { $site }
municipality-title = Some of this differs between municipalities. Here is yours
municipality-differs = Some of this differs between municipalities. Write the name of yours, and I will show you its website.
municipality-tell = Write the name of your municipality, and I will show you its website.
# Phrases by which guidance says so itself, between commas: then it is not said twice.
municipality-phrases = differ, varies, vary, place to place
