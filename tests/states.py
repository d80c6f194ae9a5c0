"""Each page of the site over the sample corpus, in each state that looks different."""

RELEASE = "/releases/2025-06-26-coordination-council-on-drug-business"
STATES = {
    "start": "/",
    "results": "/?q=corruption&year=2025",
    "a figure asked for": "/?q=tenge+%3E+1bn",
    "most of the words": "/?q=cryptocurrency+drop+accounts+zeppelin",
    "nothing found": "/?q=zzzzq",
    "a later page": "/?sort=newest&page=2",
    "not a query": '/?q=drop+"accounts',
    "no such page": "/nowhere",
    "release": f"{RELEASE}?q=drop+accounts",
    "figures": "/facts?q=corruption",
    "figures of one unit": "/facts?unit=KZT",
    "no figures": "/facts?q=zzzzq",
    "coverage": "/coverage",
    "help": "/help",
    "help for programs": "/help/api",
    "frame": "/embed",
    "widget": "/widget?filters=agency%3Dkz-afm&limit=3",
    "wrong widget": "/widget?limit=99",
}
