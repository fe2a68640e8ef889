{{- /* Names and labels. A part is one of: ingress, token, sync, projection, topics. */ -}}

{{- define "revento.name" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- /* What a selector holds on to; never changes. Takes (dict "root" $ "part" "sync"). */ -}}
{{- define "revento.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end -}}

{{- define "revento.labels" -}}
{{ include "revento.selector" . }}
app.kubernetes.io/version: {{ .root.Values.image.tag | default .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | quote }}
{{- end -}}

{{- /* Takes (dict "root" $ "program" "sync-service"). */ -}}
{{- define "revento.image" -}}
{{- with .root.Values.image -}}
{{- printf "%s/%s:%s" .repository $.program (.tag | default $.root.Chart.AppVersion) | quote -}}
{{- end -}}
{{- end -}}

{{- define "revento.port" -}}
{{- get (dict "ingress" 8081 "token" 8082 "sync" 8083 "projection" 8084) . -}}
{{- end -}}
