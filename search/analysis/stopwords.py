"""Words that carry no meaning of their own. They are indexed, so that phrases may hold them."""

from __future__ import annotations

from search.analysis.words import fold

_ENGLISH = """
a about above after again against all also am an and any are as at be because been before being below
between both but by can could did do does doing down during each few for from further had has have having he
her here hers him his how i if in into is it its itself just many me more most much my no nor not now of off
on once only or other our ours out over own same she should so some such than that the their theirs them
themselves then there these they this those through to too under until up upon very was we were what when
where which while who whom whose why will with would you your yours
"""
_RUSSIAN = """
а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да для до его ее если
есть еще же за здесь и из или им их к как какая какие каким какими каких каков какова каковы какое какой
каком какую ко когда кого кому которая которого которое которой которые который которых кто куда ли либо
между меня мне может мы на над надо нас не него нее нет ни них но ну о об однако он она они оно от откуда
очень по под после потому при про с сколько со так также такой там те тем то того тоже той только том ты у
уже хотя чего чей чем через что чтобы чья это этой этом этот эту я
"""
_KAZAKH = """
ал алайда ана арқылы ау бар басқа бен бер бері болады болатын болды болса болып болған біз бір бірақ бұл да
дан де деген дегеніміз дейтін дейін ден деп еді екен емес ешқандай ең жоқ және жөнінде за заматта кез кейбір
кейін келген кеткен кім кімдер кімнің ма мен менен мұны не неге негізгі немесе нені неше нешінші ол олар осы
осындай пен про сен сияқты сол соң туралы түрлі тұрады тұратын шейін қай қайда қайдан қалай қандай қанша
қашан үшін
"""
_STOP_WORDS = frozenset(fold(word) for word in (_ENGLISH + _RUSSIAN + _KAZAKH).split())


def is_stop_word(word: str) -> bool:
    """Whether *word* is a stop word of English, Russian or Kazakh, whatever the language of the text."""
    return fold(word) in _STOP_WORDS
