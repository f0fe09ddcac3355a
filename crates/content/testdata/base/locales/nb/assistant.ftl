-name = Livslos
reply-greeting = Hei, jeg er { -name }.
days = { $count ->
    [one] Én dag
   *[other] { $count } dager
}
due = Frist { $date }: { days }
amount = { NUMBER($amount, minimumFractionDigits: 2) } kroner
