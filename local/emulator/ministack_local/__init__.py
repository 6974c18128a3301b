"""MiniStack 1.5.33 with the gaps closed that matter to a Cognito -> EventBridge -> SQS product.

Every module replaces a few private functions of the emulator in-process, with its install(), and says in
its docstring which gap it closes and what AWS does instead (cognito_trigger is what the triggers share).
The functions are private, so pin ministack==1.5.33.
"""
