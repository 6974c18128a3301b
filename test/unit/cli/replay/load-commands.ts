// The command loads these when it needs them. Here they are loaded before the first test: a mutation test would take the code
// that runs while a module loads for code of the test that happens to load it.
import '../../../../cli/replay/archive.ts';
import '../../../../cli/replay/edit.ts';
import '../../../../cli/replay/export.ts';
import '../../../../cli/replay/iam.ts';
import '../../../../cli/replay/import.ts';
import '../../../../cli/replay/list.ts';
import '../../../../cli/replay/purge.ts';
import '../../../../cli/replay/queues.ts';
import '../../../../cli/replay/send.ts';
import '../../../../cli/replay/show.ts';
