"""The last gate: looks in all that is published for what its readers must not see, however it is packed.

Nothing hidden is ever handed to MkDocs, so it should never find anything. It is there for the day when something
else is wrong: a plugin, an attachment with more in it than its name says, a fault of ours.

`folding` makes texts comparable, `said` finds all that the content says, `passages` finds runs of words that two texts
share, `forbidden` holds what an edition must not, `containers` opens files, `attachments` judges those that editors
bring (already in `kp check`), `published` reads what was built.
"""
