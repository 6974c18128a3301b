"""MiniStack with the behavior of AWS that a Cognito -> EventBridge -> SQS product depends on.

Every module replaces a few private functions of the emulator in-process, with its install(). Its docstring names the
gap that it closes and the behavior of AWS (cognito_trigger contains the code that the triggers share). Because the
functions are private, pyproject.toml pins the version of MiniStack.
"""
