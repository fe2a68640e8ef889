{{- /* What every pod has: the restricted profile, and nothing to write to but /tmp. */ -}}

{{- define "revento.podSecurity" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  seccompProfile:
    type: RuntimeDefault
{{- end -}}

{{- define "revento.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  capabilities:
    drop: [ALL]
{{- end -}}

{{- /* The file of a key of a secret or config map, as a volume; takes (dict "name" "kafka-ca" "secret" … "configMap" … "keys" (list …)). */ -}}
{{- define "revento.volume" -}}
- name: {{ .name }}
  {{- if .secret }}
  secret:
    secretName: {{ .secret }}
  {{- else }}
  configMap:
    name: {{ .configMap }}
  {{- end }}
    items:
      {{- range .keys }}
      - {key: {{ . | quote }}, path: {{ . | quote }}}
      {{- end }}
{{- end -}}

{{- define "revento.mount" -}}
- name: {{ . }}
  mountPath: /etc/revento/{{ . }}
  readOnly: true
{{- end -}}

{{- define "revento.fromSecret" -}}
- name: {{ .env }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key | quote }}
{{- end -}}

{{- /* A service's Deployment; takes (dict "root" $ "part" "sync" "env" … "volumes" … "mounts" …), the latter as YAML. */ -}}
{{- define "revento.deployment" -}}
{{- $values := get .root.Values .part -}}
{{- $scaled := or (and (eq .part "ingress") .root.Values.autoscaling.ingress.enabled) (and (has .part (list "sync" "projection")) .root.Values.autoscaling.keda.enabled) -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "revento.name" .root }}-{{ .part }}
  labels:
    {{- include "revento.labels" . | nindent 4 }}
spec:
  {{- if not $scaled }}
  replicas: {{ $values.replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  # The new one is ready before an old one goes.
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxUnavailable: 0
      maxSurge: 1
  selector:
    matchLabels:
      {{- include "revento.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "revento.labels" . | nindent 8 }}
        {{- with $values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- with $values.podAnnotations }}
      annotations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      serviceAccountName: {{ include "revento.name" .root }}-{{ .part }}
      {{- include "revento.podSecurity" . | nindent 6 }}
      {{- with .root.Values.image.pullSecrets }}
      imagePullSecrets:
        {{- range . }}
        - name: {{ . }}
        {{- end }}
      {{- end }}
      terminationGracePeriodSeconds: {{ include "revento.gracePeriod" . }}
      topologySpreadConstraints:
        {{- range $topology := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
        - topologyKey: {{ $topology }}
          maxSkew: 1
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "revento.selector" $ | nindent 14 }}
          matchLabelKeys: [pod-template-hash]
        {{- end }}
      {{- with $values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $values.affinity }}
      affinity:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $values.priorityClassName }}
      priorityClassName: {{ . }}
      {{- end }}
      containers:
        - name: {{ .part }}
          image: {{ include "revento.image" (dict "root" .root "program" (printf "%s-service" .part)) }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          {{- include "revento.containerSecurity" . | nindent 10 }}
          ports:
            - name: http
              containerPort: {{ include "revento.port" .part }}
          env:
            {{- include "revento.kafkaEnv" . | nindent 12 }}
            - name: OIDC_ISSUER_URL
              value: {{ .root.Values.access.issuerUrl | quote }}
            - name: LOG_FORMAT
              value: {{ .root.Values.logs.format }}
            {{- with .root.Values.traces.otlpEndpoint }}
            - name: OTEL_EXPORTER_OTLP_ENDPOINT
              value: {{ . | quote }}
            - name: OTEL_TRACES_SAMPLER_ARG
              value: {{ $.root.Values.traces.samplingRatio | quote }}
            {{- end }}
            {{- .env | nindent 12 }}
            {{- with $values.extraEnv }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
          # Two minutes to start, a migration of the database included; then silence is an illness.
          startupProbe:
            httpGet: {path: /q/health/started, port: http}
            periodSeconds: 2
            timeoutSeconds: 5
            failureThreshold: 60
          livenessProbe:
            httpGet: {path: /q/health/live, port: http}
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 3
          # Longer than the services ask Kafka for its topics.
          readinessProbe:
            httpGet: {path: /q/health/ready, port: http}
            periodSeconds: 5
            timeoutSeconds: 5
            failureThreshold: 2
          resources:
            {{- toYaml $values.resources | nindent 12 }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
            {{- include "revento.kafkaMounts" .root | nindent 12 }}
            {{- with .mounts }}
            {{- . | nindent 12 }}
            {{- end }}
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 64Mi
        {{- include "revento.kafkaVolumes" . | nindent 8 }}
        {{- with .volumes }}
        {{- . | nindent 8 }}
        {{- end }}
{{- end -}}

{{- /* Seconds from SIGTERM to SIGKILL. Ingress takes deliveries for its delay, then finishes for at most 6 s (decision 0023). */ -}}
{{- define "revento.gracePeriod" -}}
{{- if eq .part "ingress" -}}
{{- add .root.Values.ingress.shutdownDelaySeconds 15 -}}
{{- else -}}
30
{{- end -}}
{{- end -}}
