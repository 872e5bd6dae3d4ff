"""What a school prints: leader guides, participant sheets, meeting records, readers and worksheets.

All of it is put together from the blocks and pages of an edition's view; nothing is written twice.
"""
