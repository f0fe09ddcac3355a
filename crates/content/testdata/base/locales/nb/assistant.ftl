-name = Livslos
reply-greeting = Hei, jeg er { -name }.
days = { $count ->
    [one] Én dag
   *[other] { $count } dager
}
due = Frist { $date }: { days }
amount = { NUMBER($amount, minimumFractionDigits: 2) } kroner
rate-kroner = { $value } kroner
rate-percent = { $value } %
rate-number = { $value }
rate-ended = { $value } ({ $date })
rate-day = { $day }/{ $month }
date = { $day }.{ $month }.{ $year }
