"""The rules that say what a number is, in the order in which they are asked; the first that fires wins.

R9 frequency, R5 ratio and multiple, R4 share, R3 change with its baseline, R2 from-to, R8 second measure, R10
elided head, R7 name after the number, R6 name before it. R1 (respectively) hands each number
its own words before the rules are asked. Each rule is a function of a `Case`.
"""

from ingest.figures.rules.after import name_after_number
from ingest.figures.rules.awarded import awarded
from ingest.figures.rules.before import list_counted, name_before_number, second_measure
from ingest.figures.rules.change import baseline, change, from_to
from ingest.figures.rules.compared import compared
from ingest.figures.rules.elided import elided
from ingest.figures.rules.frequency import frequency
from ingest.figures.rules.going_on import extreme, inherited
from ingest.figures.rules.ratio import completed, multiple, ratio
from ingest.figures.rules.share import share
from ingest.figures.rules.share_of import share_of_whole
from ingest.figures.rules.threshold import threshold

RULES = (
    frequency,
    threshold,
    ratio,
    multiple,
    completed,
    baseline,
    compared,
    change,
    share,
    share_of_whole,
    from_to,
    second_measure,
    extreme,
    list_counted,
    awarded,
    elided,
    name_after_number,
    name_before_number,
    inherited,
)

__all__ = ["RULES"]
