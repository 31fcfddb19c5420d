import { readSite, readUnits, readWrapper, withSite } from './files.ts';
import type { Machine, WantedFile } from './machine.ts';
import type { InstallOptions } from './options.ts';
import { type MadeSettings, settingsPath } from './settings-file.ts';
import type { Step } from './step.ts';
import { runUnits } from './units.ts';
import { untilReady } from './until-ready.ts';

/** Where the data are, and where backups go when nothing else is said. */
export const [stateFolder, usualBackups] = ['/var/lib/ombor', '/var/backups/ombor'];

/** What the steps need. */
export interface StepInput {
  machine: Machine;
  options: InstallOptions;
  settings: MadeSettings;
  /** The folder of this code. */
  code: string;
  /** Called when the settings were written. */
  onSettings(): void;
  /** Called with the link that signs the owner in. */
  onLink(link: string): void;
}

/** Everything that puts Ombor up, in its order. */
export async function listSteps(input: StepInput): Promise<Step[]> {
  const { machine, options, code } = input;
  const units = await readUnits(code);
  const site = await readSite(code, options);
  return [
    installCaddy(machine),
    makeAccount(machine),
    writeSettings(input),
    makeFolders(input),
    writeFiles(machine, 'Write the units of systemd', units),
    writeFiles(machine, 'Write the command `ombor` for root', [await readWrapper(code)]),
    writeFiles(machine, `Write the site ${options.domain} for Caddy`, [site]),
    addSite(machine),
    ...startAll(machine),
    makeLink(input),
    start(machine, 'Make the first backup, and restore it to test it', [
      ['systemctl', 'start', 'ombor-backup.service'],
    ]),
  ];
}

function installCaddy(machine: Machine): Step {
  const words = ['-y', '-qq', '--no-install-recommends', 'install', 'caddy'];
  return {
    title: 'Install Caddy from the packages of this system',
    shows: ['apt-get update', `DEBIAN_FRONTEND=noninteractive apt-get ${words.join(' ')}`],
    needs: 'machine',
    isDone: () => machine.succeeds('caddy', 'version'),
    async run() {
      await machine.run('apt-get', '-qq', 'update');
      await machine.run('env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...words);
    },
  };
}

function makeAccount(machine: Machine): Step {
  const words = ['--system', '--user-group', '--no-create-home', '--home-dir', stateFolder];
  const all = [...words, '--shell', '/usr/sbin/nologin', 'ombor'];
  return {
    title: 'Make the account `ombor`, as which nobody can sign in',
    shows: [`useradd ${all.join(' ')}`],
    needs: 'machine',
    isDone: () => machine.succeeds('getent', 'passwd', 'ombor'),
    run: async () => void (await machine.run('useradd', ...all)),
  };
}

function writeSettings({ machine, settings, onSettings }: StepInput): Step {
  const file: WantedFile = { path: settingsPath, text: settings.text, mode: 0o640, owner: 'root:ombor' };
  return {
    title: 'Write the settings',
    shows: showFile({ ...file, text: hideSecrets(settings.text) }),
    needs: 'files',
    isDone: () => machine.isWritten(file),
    async run() {
      await machine.write(file);
      onSettings();
    },
  };
}

function makeFolders({ machine, settings }: StepInput): Step {
  const places = (settings.values.get('BACKUP_TO') ?? '').split(',');
  const hasUsual = places.some((place) => place.trim() === usualBackups);
  return {
    title: 'Make the folders',
    shows: [`${stateFolder} (0711, ombor)`, ...(hasUsual ? [`${usualBackups} (0700, ombor)`] : [])],
    needs: 'files',
    async run() {
      // Others may pass: where root runs a command, PostgreSQL has an account of its own.
      await machine.makeFolder(stateFolder, 0o711, 'ombor:ombor');
      if (hasUsual) await machine.makeFolder(usualBackups, 0o700, 'ombor:ombor');
    },
  };
}

function writeFiles(machine: Machine, title: string, files: readonly WantedFile[]): Step {
  return {
    title,
    shows: files.flatMap(showFile),
    needs: 'files',
    isDone: async () => (await Promise.all(files.map((file) => machine.isWritten(file)))).every(Boolean),
    async run() {
      for (const file of files) await machine.write(file);
    },
  };
}

function addSite(machine: Machine): Step {
  const path = '/etc/caddy/Caddyfile';
  return {
    title: 'Name the site in /etc/caddy/Caddyfile; what is in it stays',
    shows: ['import /etc/caddy/ombor.caddy'],
    needs: 'files',
    async isDone() {
      const text = await machine.read(path);
      return text !== undefined && withSite(text) === text;
    },
    async run() {
      await machine.write({ path, text: withSite(await machine.read(path)), mode: 0o644, owner: 'root:root' });
    },
  };
}

function startAll(machine: Machine): Step[] {
  const units = ['ombor.service', 'ombor-backup.timer'];
  return [
    start(machine, 'Start Ombor, now and whenever the machine starts', [
      ['systemctl', 'daemon-reload'],
      ['systemctl', 'enable', ...units],
      ['systemctl', 'restart', ...units],
    ]),
    {
      title: 'Wait until it is ready',
      shows: ['GET http://127.0.0.1:4000/ready'],
      needs: 'systemd',
      run: untilReady,
    },
    start(machine, 'Serve it with HTTPS', [
      ['caddy', 'validate', '--adapter', 'caddyfile', '--config', '/etc/caddy/Caddyfile'],
      ['systemctl', 'enable', '--now', 'caddy.service'],
      // systemd waits for ever for a Caddy that refuses its new file.
      ['timeout', '120', 'systemctl', 'reload', 'caddy.service'],
    ]),
  ];
}

function start(machine: Machine, title: string, commands: readonly string[][]): Step {
  return {
    title,
    shows: commands.map((words) => words.join(' ')),
    needs: 'systemd',
    async run() {
      for (const words of commands) await runUnits(machine, words);
    },
  };
}

function makeLink({ machine, onLink }: StepInput): Step {
  const words = ['login-link', '--role', 'owner', '--name', 'owner'];
  return {
    title: 'Make a link that signs the owner in',
    shows: [`ombor ${words.join(' ')}`],
    needs: 'machine',
    run: async () => onLink(await machine.run('/usr/local/bin/ombor', ...words)),
  };
}

function showFile({ path, text, mode, owner }: WantedFile): string[] {
  const lines = text.trimEnd().split('\n');
  return [`${path} (0${mode.toString(8)}, ${owner})`, ...lines.map((line) => `  | ${line}`)];
}

/** Values of everything that is named as secrets are. */
function hideSecrets(text: string): string {
  return text.replaceAll(/^(\w*(?:KEY|PASSPHRASE|SECRET|TOKEN|DATABASE_URL)\w*)=.*$/gm, '$1=…');
}
