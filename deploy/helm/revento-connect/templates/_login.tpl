{{- /* How people sign in at token and projection. */ -}}
{{- define "revento.loginEnv" -}}
- name: PROXY_ADDRESS_FORWARDING
  value: {{ .Values.access.behindProxy | quote }}
{{- with .Values.access.login }}
{{- if .clientId }}
- name: OIDC_CLIENT_ID
  value: {{ .clientId | quote }}
{{ include "revento.fromSecret" (dict "env" "OIDC_CLIENT_SECRET" "secret" .existingSecret "key" .key) }}
{{- with .scopes }}
- name: OIDC_SCOPES
  value: {{ join "," . | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
