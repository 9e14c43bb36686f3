/* The programs of the graphics card: signs of nodes as points, edges as thin boxes. */

/** The shapes of signs, by the numbers that the node program knows. */
export const SHAPES = ["circle", "hexagon", "square", "diamond", "triangle", "star", "card"];

const VIEW = `
uniform vec2 middle;    // of the screen, on the page
uniform vec2 toClip;    // from the page to the screen's -1 … 1
vec4 onScreen(vec2 place) { return vec4((place - middle) * toClip, 0.0, 1.0); }
`;

/** Nodes of a smaller radius than this are dots, in pixels: their shapes could not be seen. */
const SMALLEST_SIGN = "2.5";

const NODE = `
layout(location = 0) in vec2 place;
layout(location = 1) in float radius;     // in units of the page
layout(location = 2) in vec4 colour;
layout(location = 3) in float sign;       // shape, and 16 more if it is hollow
${VIEW}
uniform float grow;                       // pixels a unit
uniform vec2 limits;                      // least and largest radius, in pixels
const vec4 nowhere = vec4(2.0, 2.0, 2.0, 1.0);
float size() { return clamp(radius * grow, limits.x, limits.y); }
`;

export const DOT_VERTEX = `#version 300 es
${NODE}
flat out float pixels;
flat out vec4 tint;
void main() {
  pixels = size();
  gl_Position = pixels < ${SMALLEST_SIGN} ? onScreen(place) : nowhere;
  gl_PointSize = 2.0 * pixels + 1.0;
  tint = colour * vec4(1.0, 1.0, 1.0, sign < 16.0 ? 1.0 : 0.6);
}`;

export const DOT_FRAGMENT = `#version 300 es
precision mediump float;
flat in float pixels;
flat in vec4 tint;
out vec4 seen;
void main() {
  vec2 p = (gl_PointCoord * 2.0 - 1.0) * (pixels + 0.5);
  float alpha = tint.a * clamp(0.5 + pixels - length(p), 0.0, 1.0);
  seen = vec4(tint.rgb * alpha, alpha);
}`;

export const NODE_VERTEX = `#version 300 es
${NODE}
flat out float shape;
flat out float hollow;
flat out float pixels;
flat out vec4 tint;
void main() {
  pixels = size();
  gl_Position = pixels < ${SMALLEST_SIGN} ? nowhere : onScreen(place);
  gl_PointSize = 2.0 * pixels * 1.25 + 2.0;
  hollow = step(16.0, sign);
  shape = sign - 16.0 * hollow;
  tint = colour;
}`;

export const NODE_FRAGMENT = `#version 300 es
precision mediump float;
flat in float shape;
flat in float hollow;
flat in float pixels;
flat in vec4 tint;
uniform vec3 ground;
out vec4 seen;

float regular(vec2 p, float sides, float turn) {
  float part = 6.2831853 / sides;
  float angle = atan(p.x, p.y) + turn;
  return cos(floor(0.5 + angle / part) * part - angle) * length(p);
}

// how far outside of the sign a point is; the sign reaches to about 1
float outside(vec2 p) {
  if (shape < 0.5) return length(p) - 1.0;
  if (shape < 1.5) return regular(p, 6.0, 0.5235988) - 0.94;
  if (shape < 2.5) return max(abs(p.x), abs(p.y)) - 0.82;
  if (shape < 3.5) return (abs(p.x) + abs(p.y)) * 0.7071 - 0.82;
  if (shape < 4.5) return regular(p, 3.0, 3.1415927) - 0.62;
  if (shape < 5.5) {
    float part = 1.2566371;
    float angle = mod(atan(p.x, p.y) + 0.5 * part + 3.1415927 - 3.1415927, part) - 0.5 * part;
    vec2 q = length(p) * vec2(cos(angle), abs(sin(angle)));
    return dot(q - vec2(1.16, 0.0), vec2(0.5878, 0.809)) ;
  }
  vec2 q = abs(p) - vec2(0.86, 0.56);
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - 0.16;
}

void main() {
  vec2 p = (gl_PointCoord * 2.0 - 1.0) * (pixels * 1.25 + 1.0) / pixels;
  float far = outside(vec2(p.x, -p.y)) * pixels;
  float cover = clamp(0.5 - far, 0.0, 1.0);
  // a rim in the colour of the ground keeps neighbours apart
  float rim = clamp(1.5 - far, 0.0, 1.0);
  if (max(cover, rim) < 0.02) discard;
  vec3 inner = mix(tint.rgb, ground, hollow * clamp(0.5 - far - 0.3 * pixels, 0.0, 1.0));
  vec3 body = mix(ground, inner, cover);
  float alpha = tint.a * max(cover, 0.85 * rim);
  seen = vec4(body * alpha, alpha);
}`;

export const EDGE_VERTEX = `#version 300 es
layout(location = 0) in vec2 corner;      // along the edge 0 … 1, and across -1 … 1
layout(location = 1) in vec4 ends;
layout(location = 2) in vec4 colour;
layout(location = 3) in vec3 look;        // width, and lengths of dash and gap; in pixels
${VIEW}
uniform vec2 size;                        // of the canvas, in its pixels
uniform float density;                    // pixels of the canvas in one of the page
out vec4 tint;
out float along;
out float across;
flat out vec3 style;
void main() {
  vec4 one = onScreen(ends.xy);
  vec4 two = onScreen(ends.zw);
  vec2 way = (two.xy - one.xy) * size * 0.5;
  float reach = max(length(way), 1e-4);
  vec2 side = vec2(-way.y, way.x) / reach;
  float half_width = 0.5 * look.x * density + 0.75;
  gl_Position = mix(one, two, corner.x);
  gl_Position.xy += side * corner.y * half_width / (size * 0.5);
  tint = colour;
  along = corner.x * reach;
  across = corner.y * half_width;
  style = look * density;
}`;

export const EDGE_FRAGMENT = `#version 300 es
precision mediump float;
in vec4 tint;
in float along;
in float across;
flat in vec3 style;
out vec4 seen;
void main() {
  float cover = clamp(0.5 * style.x + 0.5 - abs(across), 0.0, 1.0);
  if (style.z > 0.0 && mod(along, style.y + style.z) > style.y) discard;
  float alpha = tint.a * cover;
  seen = vec4(tint.rgb * alpha, alpha);
}`;

export const LINE_VERTEX = `#version 300 es
layout(location = 0) in vec2 place;
layout(location = 1) in vec4 colour;
${VIEW}
out vec4 tint;
void main() {
  gl_Position = onScreen(place);
  tint = colour;
}`;

export const LINE_FRAGMENT = `#version 300 es
precision mediump float;
in vec4 tint;
uniform float strength;
out vec4 seen;
void main() {
  float alpha = tint.a * strength;
  seen = vec4(tint.rgb * alpha, alpha);
}`;
