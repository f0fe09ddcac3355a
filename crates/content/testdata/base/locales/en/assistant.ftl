reply-greeting = Hello, I am Livslos.
days = { $count ->
    [one] One day
   *[other] { $count } days
}
due = Due { $date }: { days }
amount = { NUMBER($amount, minimumFractionDigits: 2) } kroner
rate-kroner = NOK { $value }
rate-percent = { $value } %
rate-number = { $value }
rate-ended = { $value } ({ $date })
rate-day = { $day }/{ $month }
date = { $day }.{ $month }.{ $year }
