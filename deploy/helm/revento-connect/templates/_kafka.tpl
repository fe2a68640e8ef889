{{- /* How a part reaches Kafka: by TLS, as a user of its own. The variables are Kafka's own settings in capitals. */ -}}

{{- define "revento.kafkaSecret" -}}
{{- $named := get .root.Values.kafka.secrets .part -}}
{{- if $named -}}
{{- $named -}}
{{- else if and .root.Values.strimzi.users (has .root.Values.strimzi.namespace (list "" .root.Release.Namespace)) -}}
{{- include "revento.name" .root }}-{{ .part -}}
{{- else -}}
{{- fail (printf "kafka.secrets.%s: name the secret with the Kafka credentials of %s, or let Strimzi write it into this namespace (strimzi.users)" .part .part) -}}
{{- end -}}
{{- end -}}

{{- define "revento.kafkaCa" -}}
{{- with .Values.kafka.ca }}{{ or .secret .configMap }}{{ end -}}
{{- end -}}

{{- define "revento.kafkaEnv" -}}
{{- $kafka := .root.Values.kafka -}}
{{- $secret := include "revento.kafkaSecret" . -}}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ $kafka.bootstrapServers | quote }}
{{- if eq $kafka.authentication "mtls" }}
- name: KAFKA_SECURITY_PROTOCOL
  value: SSL
- name: KAFKA_SSL_KEYSTORE_TYPE
  value: PKCS12
- name: KAFKA_SSL_KEYSTORE_LOCATION
  value: /etc/revento/kafka-user/{{ $kafka.keys.keystore }}
{{ include "revento.fromSecret" (dict "env" "KAFKA_SSL_KEYSTORE_PASSWORD" "secret" ($kafka.keystorePasswordSecret | default $secret) "key" $kafka.keys.keystorePassword) }}
{{- else }}
- name: KAFKA_SECURITY_PROTOCOL
  value: SASL_SSL
- name: KAFKA_SASL_MECHANISM
  value: {{ $kafka.authentication | upper }}
{{ include "revento.fromSecret" (dict "env" "KAFKA_SASL_JAAS_CONFIG" "secret" $secret "key" $kafka.keys.jaasConfig) }}
{{- end }}
{{- if include "revento.kafkaCa" .root }}
- name: KAFKA_SSL_TRUSTSTORE_TYPE
  value: PEM
- name: KAFKA_SSL_TRUSTSTORE_LOCATION
  value: /etc/revento/kafka-ca/{{ $kafka.ca.key }}
{{- end }}
{{- end -}}

{{- define "revento.kafkaMounts" -}}
{{- if include "revento.kafkaCa" . -}}
{{ include "revento.mount" "kafka-ca" }}
{{ end -}}
{{- if eq .Values.kafka.authentication "mtls" -}}
{{ include "revento.mount" "kafka-user" }}
{{- end -}}
{{- end -}}

{{- define "revento.kafkaVolumes" -}}
{{- with .root.Values.kafka -}}
{{- if include "revento.kafkaCa" $.root -}}
{{ include "revento.volume" (dict "name" "kafka-ca" "secret" .ca.secret "configMap" .ca.configMap "keys" (list .ca.key)) }}
{{ end -}}
{{- if eq .authentication "mtls" -}}
{{ include "revento.volume" (dict "name" "kafka-user" "secret" (include "revento.kafkaSecret" $) "keys" (list .keys.keystore)) }}
{{- end -}}
{{- end -}}
{{- end -}}
