//! What the design asks of each summary.

/// A step's id, and what stands under it in English and in Dutch.
type Part = (&'static str, &'static str, &'static str);

/// The parts of every workshop's summary, step by step.
pub(crate) const SUMMARIES: &[(&str, &[Part])] = &[
    (
        "engagement-baseline",
        &[
            (
                "recommend",
                "one person moves it 7.1 points to the neighbouring class",
                "één persoon die een klasse opschuift, scheelt 7,1 punten",
            ),
            ("recommend", "| Promoters (9–10) |", "| Promotors (9–10) |"),
            (
                "conditions",
                "| Mean (1 to 5) |",
                "| Gemiddelde (1 tot 5) |",
            ),
            ("conditions", "(n = 14, mixed)", "(n = 14, gemengd)"),
            (
                "balance",
                "| For customers | For employees | Difference |",
                "| Voor klanten | Voor medewerkers | Verschil |",
            ),
            ("reveal", "#### I: interpretation", "#### I: interpretatie"),
            ("reveal", "#### D: decision", "#### D: besluit"),
            ("lift", "| Who can do it |", "| Wie kan het doen |"),
            ("vote", "| Dots |", "| Stickers |"),
        ],
    ),
    (
        "four-months-to-four-minutes",
        &[
            (
                "cascade-down",
                "| Key point | Type |",
                "| Kernpunt | Soort |",
            ),
            (
                "cascade-down",
                "Most was lost at",
                "Het meeste ging verloren bij",
            ),
            ("cascade-down", "What did not arrive", "Wat niet aankwam"),
            (
                "cascade-down",
                "Heard, though it was never in the plan",
                "Gehoord, maar",
            ),
            (
                "cascade-down",
                "Beforehand the group expected",
                "Vooraf verwachtte de groep",
            ),
            (
                "real-clock",
                ": 1 (working time, 40-hour week)",
                ": 1 (werktijd, week van 40 uur)",
            ),
            ("cascade-up", "Softened", "Verzacht"),
            (
                "new-clock",
                "| Share until now | Share from now on |",
                "| Aandeel tot nu toe | Aandeel voortaan |",
            ),
            ("rules", "| Dots |", "| Stickers |"),
        ],
    ),
    (
        "brand-values",
        &[
            ("meaning", "- It is not: ", "- Het is juist niet: "),
            ("distinctiveness", "5 of 5", "5 van de 5"),
            ("distinctiveness", "| Passed by |", "| Doorstaan door |"),
            ("distinctiveness", "| Not passed |", "| Niet doorstaan |"),
            ("reinforcement", "they clash", "ze botsen"),
            (
                "behaviours",
                "| We do (visible) | We do not |",
                "| Dit doen we (zichtbaar) | Dit doen we niet |",
            ),
            (
                "visible-now",
                "| Would the customer notice | Visible now | Difference |",
                "| Merkt de klant het | Zichtbaar nu | Verschil |",
            ),
        ],
    ),
    (
        "words-deeds-targets",
        &[
            ("words", "| Promised to |", "| Beloofd aan |"),
            (
                "evidence",
                "Deed that contradicts",
                "Daad die het tegenspreekt",
            ),
            (
                "score",
                "| Said | Seen | Difference |",
                "| Gezegd | Gezien | Verschil |",
            ),
            (
                "score",
                "| Management | Employees | Difference |",
                "| Leidinggevenden | Medewerkers | Verschil |",
            ),
            ("ab-check", "#### Works against", "#### Werkt tegen"),
            ("ab-check", "| Weight, added up |", "| Gewicht, opgeteld |"),
            ("repair", "| Repair |", "| Reparatie |"),
        ],
    ),
    (
        "barrier-removal",
        &[
            ("day-line", "| 7 to 9 | █", "| 7 tot 9 uur | █"),
            ("day-line", "| Barrier |", "| Belemmering |"),
            ("cluster", "| For example |", "| Bijvoorbeeld |"),
            (
                "quadrant",
                "Start now (effect on customer: high; our influence: high)",
                "Nu beginnen (effect op klant: hoog; onze invloed: hoog)",
            ),
            (
                "force-field",
                "| Helps | Hinders | Balance |",
                "| Helpt | Remt | Saldo |",
            ),
            ("solve", "| Who decides |", "| Wie beslist |"),
            ("answer", "| no, because |", "| nee, want |"),
        ],
    ),
    (
        "mutual-expectations",
        &[
            (
                "answers",
                "#### Organisation → employees",
                "#### Organisatie → medewerkers",
            ),
            (
                "answers",
                "#### Employees → organisation",
                "#### Medewerkers → organisatie",
            ),
            (
                "answers",
                "| Condition or reason |",
                "| Voorwaarde of reden |",
            ),
            ("answers", "| no |", "| nee |"),
            ("personal", "| Route |", "| Route |"),
            (
                "match",
                "| Management | Employees | Difference |",
                "| Leiding | Medewerkers | Verschil |",
            ),
        ],
    ),
    (
        "own-style",
        &[
            (
                "room",
                "| Room needed | Room now | Difference |",
                "| Ruimte nodig | Ruimte nu | Verschil |",
            ),
            (
                "room",
                "| Employees | Leaders | Difference |",
                "| Medewerkers | Leiding | Verschil |",
            ),
            ("frame", "- Never: ", "- Nooit: "),
            ("frame", "I may spend up to: €40", "€\u{a0}40"),
            ("people-in-view", "| people | █", "| mensen | █"),
            ("speak-for-us", "#### Don't", "#### Niet doen"),
        ],
    ),
    (
        "show-and-tell",
        &[
            ("harvest", "| Value shown |", "| Waarde die eruit spreekt |"),
            (
                "harvest",
                "░░░░░░░░░░░░░░░░░░░░ | 0 of 8 |",
                "░░░░░░░░░░░░░░░░░░░░ | 0 van de 8 |",
            ),
            ("harvest", "- What was done: ", "- Wat er gedaan is: "),
            ("ingredients", "| Cost |", "| Kosten |"),
            ("patterns", "| For example |", "| Bijvoorbeeld |"),
            ("vote", "| Dots |", "| Stickers |"),
        ],
    ),
    (
        "voice-of-the-employee",
        &[
            (
                "experiences",
                "on average per contact | Ourselves | A competitor",
                "gemiddeld per contact | Onszelf | Een concurrent",
            ),
            (
                "treat-test",
                "| Mean (0 to 10) |",
                "| Gemiddelde (0 tot 10) |",
            ),
            ("cluster", "| For example |", "| Bijvoorbeeld |"),
            ("vote", "| Dots |", "| Stickers |"),
            ("to-the-decision", "What we ask", "Wat we vragen"),
            ("channel", "| Answer within |", "| Antwoord binnen |"),
        ],
    ),
    (
        "adopt-a-customer",
        &[
            ("check-in", "| stranded | █", "| gestrand | █"),
            (
                "distance",
                "| Mean (0 to 10) |",
                "| Gemiddelde (0 tot 10) |",
            ),
            ("choose", "| Consent |", "| Toestemming |"),
            ("choose", "| First contact |", "| Eerste contact |"),
            ("vote", "| Dots |", "| Stickers |"),
            ("log", "| Answer within |", "| Antwoord binnen |"),
            ("rules", "#### Do not", "#### Niet doen"),
        ],
    ),
    (
        "product-ambassadors",
        &[
            ("own-use", "| never |", "| nooit |"),
            (
                "nps",
                "one person moves it 7.1 points to the neighbouring class",
                "één persoon die een klasse opschuift, scheelt 7,1 punten",
            ),
            ("nps", "| Detractors (0–6) |", "| Criticasters (0–6) |"),
            ("reasons", "| advise against | █", "| afraden | █"),
            (
                "reasons",
                "| Recommend | Advise against |",
                "| Aanraden | Afraden |",
            ),
            ("drivers", "| Mean (1 to 5) |", "| Gemiddelde (1 tot 5) |"),
            ("dig", "What is behind it", "Wat erachter zit"),
            ("experience-plan", "- For whom: ", "- Voor wie: "),
        ],
    ),
    (
        "employee-journey",
        &[
            ("enps", "Net Promoter Score", "Net Promoter Score"),
            (
                "gap",
                "| Promised | Lived | Difference |",
                "| Beloofd | Ervaren | Verschil |",
            ),
            ("gap", "Largest differences: ", "Grootste verschillen: "),
            ("causes", "Repair: ", "Herstel: "),
            (
                "farewell",
                "| What we would want to hear |",
                "| Wat we graag zouden horen |",
            ),
            (
                "valued",
                "| Talent not used now |",
                "| Talent dat blijft liggen |",
            ),
            ("redesign", "What happens", "Wat er"),
        ],
    ),
];
