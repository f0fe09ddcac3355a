# Northern Sámi: only what is said to somebody who writes in it. Written without a native reader:
# A NATIVE READER MUST REVIEW THIS before it meets citizens. Messages missing here are said in bokmål.

sami-title = Bures. Mun lean Livslos
sami-body =
    Mun lean automáhtalaš veahkki, in olmmoš. In máhte vuos vástidit sámegillii. Vástidan dárogillii ja eaŋgalasgillii.

    Jus háliidat hupmat olbmuin, de gávnnat dás oktavuođadieđuid. Sámelága mielde sáhttá dus leat riekti oažžut vástádusa sámegillii almmolaš etáhtain.
