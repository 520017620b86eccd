"""Administrative places: what a name may stand for, what it is called today, what lies within what.

    find("万里街道")  → (("上海市", "普陀区", "万里街道"),)
    find("襄樊市")    → (("湖北省", "襄阳市"),)              襄樊市 was renamed in 2010

A place is its chain of full names from the province down. Only full names are looked up: 大化, 常熟, 和平
are words too. What several places are called is all of them; which one is meant, the text must say.
"""

from ingest.gazetteer.own import Chain
from ingest.gazetteer.relations import Relation, relation
from ingest.gazetteer.tree import is_county_or_wider
from ingest.gazetteer.units import candidates, find, today

__all__ = ["Chain", "Relation", "candidates", "find", "is_county_or_wider", "relation", "today"]
