"""The words of page furniture in English, Russian and Kazakh, by what they do on a page.

Phrases stand between commas, in the syntax of regular expressions; a blank stands for any white space.
"""

from __future__ import annotations

import re

CONTROLS = r"""
    print version, printable version, print this page, version for printing, print, pdf, word, download
    pdf, download, tell a friend, send to a friend, e-?mail this, share this article, share the news,
    share this, share on, share via, share with, share, copy link, copied, link copied, like, likes,
    repost, bookmark, add to favou?rites, rss, listen, zoom, facebook, twitter, telegram, whatsapp,
    instagram, youtube, tiktok, linkedin, vkontakte, viber, pinterest, threads, vk, x, google news, add
    new comment, add a comment, add comment, leave a comment, leave a reply, post a comment, reply, no
    comments yet, no comments, comments are closed, comments?, views?, hits, reads, times read, viewed,
    read time, min(?:utes?)? read, reading time, min(?:utes?)?, read more, continue reading, more, next,
    previous, prev, back to list, back to top, back, skip to content, you are here, home, main page,
    main, log ?in, sign in, register, subscribe, search, menu, font size, a[+-], all rights reserved,
    advertisement, sponsored, follow us on, follow us, follow, on, or, and, to, by, of, версия для
    печати, для печати, распечатать, печать, скачать pdf, скачать, версия для слабовидящих, рассказать
    друзьям, расскажите друзьям, отправить другу, поделиться с друзьями, поделиться в соцсетях,
    поделиться в, поделиться, скопировать ссылку, копировать ссылку, ссылка скопирована, в избранное,
    нравится, вконтакте, одноклассники, фейсбук, твиттер, телеграмм?, ватсап, инстаграм, добавить
    комментарий, оставить комментарий, оставьте комментарий, комментировать, нет комментариев,
    комментари(?:й|ев|я|и), количество просмотров, просмотр(?:ов|ы|а)?, прочитано, прочтений,
    просмотрено, раза?, время чтения, минут[аы]?, мин, читать далее, читать полностью, читать,
    подробнее, далее, следующая, предыдущая, назад к списку, назад, вперед, наверх, вернуться к списку,
    главная страница, главная, на главную, войти, регистрация, подписаться, поиск, меню, слушать,
    реклама, все права защищены, баспаға арналған нұсқа(?:сы)?, басып шығару нұсқасы, басып шығаруға
    арналған нұсқа, басып шығару, баспа нұсқасы, нашар көретіндерге арналған нұсқа, жүктеу,
    достарыңызбен бөлісіңіз, досыңа айт, бөлісіңіз, бөлісу, сілтемені көшіру, пікір(?:лер)? жоқ, пікір
    қалдыру, пікір қосу, пікір(?:лер)?, қаралым(?:дар)?(?: саны)?, қаралды, рет, оқу уақыты, оқылды,
    толығырақ оқу, толығырақ, толық оқу, әрі қарай, келесі, алдыңғы, артқа, басты бет(?:ке)?, кіру,
    тіркелу, жазылу, іздеу, мәзір, тыңдау, жарнама, барлық құқықтар(?:ы)? қорғалған
"""
SECTIONS = r"""
    latest news, news, press releases?, press cent(?:er|re), media, events?, politics, society, economy,
    incidents, law, последние новости, новости, лента новостей, пресс-релизы?, пресс-центр, сми,
    события, политика, общество, экономика, происшествия, право, закон, соңғы жаңалықтар, жаңалықтар,
    баспасөз хабарламалары, баспасөз орталығы, баспасөз релизі, оқиғалар, саясат, қоғам, құқық
"""
#: Before the day of publication.
DATE_LABELS = r"""
    date of publication, publication date, date published, published on, published at, published, posted
    on, posted at, posted, release date, for immediate release, date, дата и время публикации, дата
    публикации, дата размещения, дата создания, дата, опубликовано, опубликована, размещено, добавлено,
    создано, жарияланған күні мен уақыты, жарияланған күні, жарияланған уақыты, жарияланған, жарияланды,
    жариялау күні, қосылған
"""
STAMP_WORDS = r"""
    time, created, added, at, on, today, last updated, last modified, updated, gmt, utc, msk, t(?=\d),
    z, обновлено, изменено, время, сегодня, года?, г, в, мск, күні, уақыты, жаңартылған, жаңартылды,
    бүгін, сағат, жыл(?:ы|ғы)?, ж
"""
#: A stamp with one of these is not of the publication.
UPDATED = r"""
    updated, last modified, обновлено, изменено, жаңарт
"""
#: A stamp with one of these is of the publication, whatever others are there.
PUBLISHED = r"""
    published, publication, posted, release, опубликован, публикации, размещен, жариял
"""
SOURCE = r"""
    source, original(?: source)?, link, url, источник\w*, оригинал, ссылка(?: на источник)?,
    дереккөз\w*, дерек\s?көз\w*, қайнар\s?көз\w*, түпнұсқа, сілтеме
"""
PRESS_SERVICE = r"""
    press[- ]?(?:service|office|cent(?:er|re)|secretary), information (?:service|office), office of
    public affairs, public relations (?:department|office), пресс-служб\w+, пресс-центр,
    пресс-секретарь, служба по связям, отдел по связям, управление по связям, медиа-?служба
"""
PRESS_SERVICE_LAST = r"""
    press[- ](?:service|office), баспасөз (?:қызметі|орталығы|хатшысы)
"""
CONTACT = r"""
    tel(?:ephone)?, phones?, fax, mob(?:ile)?, call[- ]cent(?:er|re), hotline, e-?mail, address,
    web-?site, contacts?, for inquiries, ext, тел(?:ефон\w*)?, факс, моб, колл?-центр, горячая линия,
    эл(?:ектронная)?, почта, адрес, сайт, контакт\w*, доб, вн, байланыс\w*, мекенжай\w*, нөмір\w*, ішкі
"""
CREDIT = r"""
    photos?(?: credit| by| courtesy)?, images?, video, illustration, tags?, keywords, topics?, authors?,
    written by, posted by, editor, фото\w*, видео, иллюстрация, коллаж, теги, метки, ключевые слова,
    темы?, автор\w*, редактор, корреспондент, сурет\w*, бейне\w*, тегтер, түйін сөздер
"""
RELATED = r"""
    (?:see|read) also, also read, related(?: (?:news|articles|stories|posts|links))?, recommended, now
    reading, trending, latest news, more on (?:this|the) topic, most (?:read|popular), other news, you
    may (?:also )?like, читайте также, смотрите также, читать также, по теме, материалы по теме, похожие
    (?:новости|материалы), другие новости, ещё по теме, еще по теме, популярн(?:ое|ые новости),
    последние новости, новости по теме, рекомендуем, сейчас читают, тағы (?:да )?оқыңыз, оқи отырыңыз,
    сондай-ақ оқыңыз, тақырып бойынша, ұқсас жаңалықтар, басқа жаңалықтар, соңғы жаңалықтар
"""
INVITES_FIRST = r"""
    подпис\w+, следите, читайте, присоединяйтесь, смотрите, узнавайте, больше новостей, все новости,
    будьте в курсе, самые
"""
INVITES_ENGLISH = r"""
    follow, subscribe, join, like, find, read, watch, get, download, stay
"""
INVITES_LAST = r"""
    жазыл\w*ңыз\w*, тіркел\w*ңіз\w*, қосыл\w*ңыз\w*, оқыңыз\w*, бақыла\w*ңыз\w*
"""
CHANNELS = r"""
    telegram, facebook, instagram, twitter, whatsapp, youtube, tiktok, linkedin, google, newsletter,
    channels?\b, social (?:media|networks?), телеграм, инстаграм, фейсбук, ватсап, ютуб, канал, яндекс,
    соц\w*\s?сет, рассылк, арна, желі, парақша
"""
LEGAL = r"""
    при (?:использовании|перепечатке|цитировании), использование материалов, copyright\b, материалдарды
    (?:пайдалан|көшір)
"""


def one_of(*listed: str) -> str:
    """Return one pattern of all phrases in *listed*, the longest first."""
    phrases = (re.sub(r"\s+", r"\\s+", phrase.strip()) for each in listed for phrase in each.split(","))
    return "|".join(sorted(phrases, key=len, reverse=True))
