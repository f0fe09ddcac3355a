-name = Livslos
reply-greeting = Hei, eg er { -name }.
days = { $count ->
    [one] Éin dag
   *[other] { $count } dagar
}
due = Frist { $date }: { days }
amount = { NUMBER($amount, minimumFractionDigits: 2) } kroner
