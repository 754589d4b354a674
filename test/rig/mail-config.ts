/** Configurations for Dovecot 2.3 and Exim 4 that run without root, on loopback, in one folder. */

export interface RigPorts {
  readonly imap: number;
  readonly imaps: number;
  readonly lmtp: number;
  readonly smtp: number;
  readonly smtps: number;
}

/** Dovecot: maildirs under `folder/mail/USER`, users in `folder/users`, trust by `folder/cert.pem`. */
export function dovecotConfig(
  folder: string,
  ports: RigPorts,
  owner: string,
  group: string,
): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
default_internal_user = ${owner}
default_internal_group = ${group}
default_login_user = ${owner}
first_valid_uid = 1
mail_location = maildir:${folder}/mail/%u
mailbox_list_index = no
disable_plaintext_auth = no
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
auth_mechanisms = plain login
auth_failure_delay = 0
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${folder}/users
}
userdb {
  driver = passwd-file
  args = username_format=%u ${folder}/users
  default_fields = uid=${owner} gid=${group} home=${folder}/mail/%u
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
  mailbox Junk {
    auto = create
    special_use = \\Junk
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${ports.lmtp}
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
protocol imap {
  mail_max_userip_connections = 1000
}
`;
}

/**
 * Exim: submission with sign-in only, everything handed to Dovecot. Recipients whose name begins
 * with a keyword are answered as it says: `gone-` 550 and `busy-` 451 at RCPT, `spam-` 550 and
 * `full-` 452 after the final dot.
 */
export function eximConfig(folder: string, ports: RigPorts, owner: string, group: string): string {
  const dataRule = (prefix: string) => `condition = \${if match{$recipients}{(^|, )${prefix}-}}`;
  return `
primary_hostname = rig.localhost
spool_directory = ${folder}/spool
log_file_path = ${folder}/exim-%slog
pid_file_path = ${folder}/exim.pid
exim_user = ${owner}
exim_group = ${group}
never_users =
deliver_drop_privilege = true
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${ports.smtp} : ${ports.smtps}
tls_on_connect_ports = ${ports.smtps}
tls_advertise_hosts = *
tls_certificate = ${folder}/cert.pem
tls_privatekey = ${folder}/key.pem
message_size_limit = 1M
host_lookup =
rfc1413_hosts =
smtp_accept_max = 100
smtp_receive_timeout = 60s
queue_only = false
acl_smtp_rcpt = on_rcpt
acl_smtp_data = on_data
keep_environment =

begin acl
on_rcpt:
  deny message = 5.1.1 No such user here
    local_parts = ^gone-
  defer message = 4.2.0 Please try again later
    local_parts = ^busy-
  accept authenticated = *
  deny message = Authentication required

on_data:
  deny message = 5.7.1 Not wanted
    ${dataRule('spam')}
  defer message = 4.2.2 Mailbox full
    ${dataRule('full')}
  accept

begin routers
everybody:
  driver = manualroute
  route_list = * 127.0.0.1 byname
  self = send
  transport = dovecot

begin transports
dovecot:
  driver = smtp
  protocol = lmtp
  port = ${ports.lmtp}
  allow_localhost = true
  hosts_avoid_tls = *

begin retry
* * F,10m,1m

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if eq{$auth3}{\${lookup{$auth2}lsearch{${folder}/passwords}}}}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = \${if eq{$auth2}{\${lookup{$auth1}lsearch{${folder}/passwords}}}}
  server_set_id = $auth1
`;
}
