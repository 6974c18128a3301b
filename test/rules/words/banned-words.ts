/** Expressions that make readers read twice, with the words to use instead. The names are those of the counts. */
export const bannedWords = {
  letter: [
    /(?<!dead[- ])(?<!(?:with|by) a )(?<!(?:all|first|starting|drive|one|small|capital) )(?<!case )\bletters?\b(?!,? (?:and |or )?(?:digits|numbers))/gi,
    'message',
  ],
  'is-no': [
    /(?<!\b(?:there|this|that) )\b(?:is|are|was|were) no (?!longer\b|more\b|less\b|different\b|better\b|worse\b|such\b|one\b|need\b|way\b)[a-z]/gi,
    'is not a …',
  ],
  'what-is': [
    /\bwhat (?:is|are) (?:no|none|not|there|missing|named|left|lost)\b|\bwhat (?:cannot|stands|comes|came|goes|holds|keeps|waits|somebody|would fail|neither|else)\b/gi,
    'name the noun',
  ],
  told: [
    /\b(?:is|are|was|were|be|not|been) told\b|\btells? of\b|\btold (?:of|by|whom|at once)\b/gi,
    'reported, printed, recorded',
  ],
  'gives-out': [/\bg[ia]ves? out\b|\bgiven out\b/gi, 'outputs'],
  'gives-back': [/\bg[ia]ves? (?:(?:it|(?:its|the|every|each) event) )?back\b|\bgiven back\b/gi, 'returns'],
  'let-in': [
    /\b(?:is|are|be|been|was|gets?|to) let in(?:to)?\b|\blets? (?:it|them|us|me|you) in\b/gi,
    'authenticates, allows',
  ],
  'of-yours': [/\bof (?:yours|ours|theirs|mine)\b/gi, 'your …, our …'],
  riddles: [
    /\bin vain\b|\bin silence\b|\bwithout a word\b|\bof nobody\b|\bfor want of\b|\bonce more\b|\bof before\b|\bthrow-away\b/gi,
    'see glossary',
  ],
  somebody: [/\b(?:somebody|whoever|whomever|anew|likewise|whom|shall)\b/gi, 'someone, again, must'],
  'that-is-there': [
    /\bthere already\b|\bthat (?:is|are|was|were) there\b|\bstands? (?:in|there|whole|behind|before|beside|still)\b/gi,
    'exists, is in',
  ],
  beside: [/\bbeside\b|\bbesides(?=[.,;:)])/gi, 'next to, also'],
  'comes-of': [
    /\b(?:comes?|came|becomes?|became) of\b|\b(?:comes?|came) (?:to|into) (?:Kafka|the (?:default )?(?:bus|queue|topic|outbox))\b/gi,
    'result, reaches',
  ],
  'a-second': [
    /\b(?:logins?|events?|calls?|messages?|connections?|records?|requests?|operations?|invocations?) a (?:second|minute|day|month)\b/gi,
    'per second',
  ],
  alone: [/\balone(?=[.,:;)])/gi, 'only'],
  bears: [
    /\bbears?\b(?! in mind)|\b(?:at most|in|against|after|with) so many\b|\bso many (?:a|at) |\bin (?:the|its|our|their) hands\b|\bin the air\b/gi,
    'rewrite, in flight',
  ],
  'holds-against': [
    /\b(?:holds?|held) (?:\w+ ){1,4}(?:against|to its|to the contract)\b|\bheld (?:to|by tests|against)\b/gi,
    'compare, validate',
  ],
  'processor-time': [
    /\bprocessor(?:'s)? time\b|\bclock that only goes forward\b|\b(?:milliseconds|seconds) since 1970\b|\bsmall letters?\b|\bin words\b/gi,
    'CPU time, monotonic clock …',
  ],
  say: [
    /\bSay (?:--|one\b)|\bwrong (?:arguments|options|settings)\b|\bthis is no\b|(?:^|['"`]|\. )Most (?:batches|events|messages|attributes|values|bytes|connections)\b/gm,
    'Specify, invalid, Maximum number of',
  ],
  'a-look': [/(?<!take |taking |have )\b(?:a|one|the|each|every) looks?\b(?!-?up| and feel| at)/gi, 'check'],
  away: [
    /\b(?:is|are|be|stays?) away\b|\btakes? no(?:ne)?\b(?! (?:action|time|arguments))|\bthat (?:is|are) meant\b/gi,
    'unavailable, rejects, selected',
  ],
  british: [
    /\b(?:catalogues?|behaviours?|organisations?|colours?|neighbours?|licence|e-mails?)\b/gi,
    'American spelling',
  ],
} as const satisfies Readonly<Record<string, readonly [RegExp, string]>>;

export type BannedWord = keyof typeof bannedWords;

/** Names that no declaration has. */
export const bannedNames =
  /^(?:\w*(?<![Dd]ead)Letters?(?:[A-Z]\w*)?|letters?|Looks?|unlessNone|stranded|outboxed|rehears\w*|parked\w*|postpone|within|as(?:Message|Text|Flag|Record|ConnectError)\w*|\w+Deps)$/;

/** Headings of documentation that ask or hint. A heading states the task or the thing. */
export const bannedHeadings = /^(?:What|Whether|Who|How) /;

/** First words of a test title that leave its subject open. */
export const bannedTitles = /^(?:what|who|whoever|it|its|of|those|that) /i;

export const maxTitleLength = 80;
export const maxSentenceWords = 30;
