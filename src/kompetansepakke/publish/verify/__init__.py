"""Whether what is published is what was built, and whether its host keeps what the hosting guide promises.

`listing` is what the build says of itself, `places` asks a folder or a host, the `…_checks` each look at one thing, and
`verifying` runs them. What is found are facts (`findings`); the command says them.
"""
