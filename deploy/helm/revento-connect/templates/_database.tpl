{{- /* How a part reaches its database: by TLS, as a user of its own. */ -}}

{{- define "revento.databaseCa" -}}
{{- with .Values.database.tls }}
{{- if hasPrefix "verify-" .mode }}{{ or .ca.secret .ca.configMap }}{{ end }}
{{- end -}}
{{- end -}}

{{- define "revento.databaseEnv" -}}
{{- $database := .root.Values.database -}}
{{- $own := get $database .part -}}
- name: DB_URL
  value: {{ $own.url | quote }}
{{ include "revento.fromSecret" (dict "env" "DB_USER" "secret" $own.existingSecret "key" $database.keys.username) }}
{{ include "revento.fromSecret" (dict "env" "DB_PASSWORD" "secret" $own.existingSecret "key" $database.keys.password) }}
- name: DB_SSL_MODE
  value: {{ $database.tls.mode }}
{{- if include "revento.databaseCa" .root }}
- name: DB_CA_FILE
  value: /etc/revento/database-ca/{{ $database.tls.ca.key }}
{{- end }}
{{- end -}}

{{- define "revento.databaseVolumes" -}}
{{- if include "revento.databaseCa" . -}}
{{- with .Values.database.tls.ca -}}
{{ include "revento.volume" (dict "name" "database-ca" "secret" .secret "configMap" .configMap "keys" (list .key)) }}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "revento.databaseMounts" -}}
{{- if include "revento.databaseCa" . -}}
{{ include "revento.mount" "database-ca" }}
{{- end -}}
{{- end -}}
