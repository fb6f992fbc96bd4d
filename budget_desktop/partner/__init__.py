"""A second process of this program, to which a part of some long work can be given.

Who has such work asks for it (`asking`) and need not know whether there is a partner: where there is none,
or it is lost, the same work is done here. `process` has the partner, `serving` is what runs in it.
"""

COMMAND = "work-along"
"""How the program is called to be a partner."""
