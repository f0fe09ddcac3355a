reply-greeting = Hello, I am Livslos.
days = { $count ->
    [one] One day
   *[other] { $count } days
}
due = Due { $date }: { days }
amount = { NUMBER($amount, minimumFractionDigits: 2) } kroner
